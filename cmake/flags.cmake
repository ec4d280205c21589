# Flags of all code: optimisation and sanitizers for everything (they change the ABI of the standard library's containers),
# warnings for ours alone (parley_flags).

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

if(PARLEY_SANITIZE)
  list(JOIN PARLEY_SANITIZE "," sanitizers)
  add_compile_options(-fsanitize=${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer -O1)
  add_link_options(-fsanitize=${sanitizers})
endif()
if(PARLEY_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(EMSCRIPTEN)
  # Non-trapping conversions and bulk memory are in every browser that has WebGL2 and WebRTC as the page needs them.
  add_compile_options(-fno-exceptions $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti> -mnontrapping-fptoint -mbulk-memory -msign-ext)
  add_compile_definitions(EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0) # embind without RTTI
  add_link_options(-fno-exceptions -fno-rtti) # choose the embind and C++ libraries that were built so
  if(CMAKE_BUILD_TYPE STREQUAL "MinSizeRel")
    # -Oz instead of CMake's -Os; nothing runs on threads that a guard of a local static could keep apart
    set(CMAKE_C_FLAGS_MINSIZEREL "-Oz -DNDEBUG")
    set(CMAKE_CXX_FLAGS_MINSIZEREL "-Oz -DNDEBUG -fno-threadsafe-statics")
    add_compile_options(-flto)
    add_link_options(-flto)
  endif()
endif()

add_library(parley_flags INTERFACE)
target_include_directories(parley_flags INTERFACE "${PROJECT_SOURCE_DIR}")
# A designated initializer names what differs from the defaults; the rest is meant.
target_compile_options(parley_flags INTERFACE -Wall -Wextra -Werror -Wno-missing-designated-field-initializers)
