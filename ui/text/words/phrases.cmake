# parley_phrases(TARGET): the words of the source language and a function for each, from web/locales.
find_program(NODE_PROGRAM node REQUIRED)

function(parley_phrases target)
  file(GLOB catalogues CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/locales/*.json")
  file(GLOB scripts CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tools/locales/*.mjs")
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/generated")
  set(outputs "${folder}/ui/text/words/words.hpp" "${folder}/words.cpp")
  file(MAKE_DIRECTORY "${folder}/ui/text/words")
  add_custom_command(OUTPUT ${outputs}
    COMMAND "${NODE_PROGRAM}" "${PROJECT_SOURCE_DIR}/tools/locales/header.mjs" ${outputs}
    DEPENDS ${catalogues} ${scripts}
    VERBATIM)
  target_sources(${target} PRIVATE ${outputs})
  target_include_directories(${target} PUBLIC "${folder}")
endfunction()
