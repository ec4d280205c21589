# How programs for the browser are linked: one ES module with one WebAssembly file, no eval, no file system, no threads.

find_program(PARLEY_CLOSURE compiler
  PATHS "${PROJECT_SOURCE_DIR}/node_modules/google-closure-compiler-linux"
  NO_DEFAULT_PATH)

function(parley_link_page target)
  set(websocket "${PROJECT_SOURCE_DIR}/cmake/websocket.js")
  target_link_options(${target} PRIVATE
    -lwebsocket.js "SHELL:--js-library ${websocket}"
    -sENVIRONMENT=web -sEXPORT_NAME=createParley -sSTACK_SIZE=512KB
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_ENABLE_GET_PROC_ADDRESS=0)
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${websocket}")
  parley_link_module(${target})
endfunction()

# A program that starts itself, as a module worker.
function(parley_link_worker target)
  set(start "${PROJECT_SOURCE_DIR}/cmake/start_worker.js")
  target_link_options(${target} PRIVATE
    -sENVIRONMENT=worker -sEXPORT_NAME=startWorker -sSTACK_SIZE=128KB "SHELL:--extern-post-js ${start}")
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${start}")
  parley_link_module(${target})
endfunction()

function(parley_link_module target)
  set_target_properties(${target} PROPERTIES SUFFIX .mjs)
  target_link_options(${target} PRIVATE
    -lembind -sMODULARIZE=1 -sEXPORT_ES6=1
    -sDYNAMIC_EXECUTION=0 -sFILESYSTEM=0 -sWASM_BIGINT=1 -sSUPPORT_LONGJMP=0
    -sALLOW_MEMORY_GROWTH=1 -sMALLOC=emmalloc
    # Without noExitRuntime in this list Emscripten 3.1.69 ends the runtime after the first timer's callback.
    -sINCOMING_MODULE_JS_API=[locateFile,print,printErr,onAbort,noExitRuntime]
    -sMIN_CHROME_VERSION=100 -sMIN_FIREFOX_VERSION=100 -sMIN_SAFARI_VERSION=160400)
  if(CMAKE_BUILD_TYPE STREQUAL "MinSizeRel")
    target_link_options(${target} PRIVATE -Oz -sASSERTIONS=0 --emit-symbol-map)
    if(PARLEY_CLOSURE)
      target_link_options(${target} PRIVATE --closure=1)
      set_target_properties(${target} PROPERTIES RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env EM_CLOSURE_COMPILER=${PARLEY_CLOSURE}")
    else()
      message(STATUS "No Closure Compiler in node_modules: the page's JavaScript will be larger")
    endif()
  else()
    target_link_options(${target} PRIVATE -O1 -g -sASSERTIONS=1)
  endif()
endfunction()
