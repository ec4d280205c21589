# parley_icons(TARGET): the icons' outlines, from npm lucide-static.
find_program(NODE_PROGRAM node REQUIRED)

function(parley_icons target)
  set(script "${PROJECT_SOURCE_DIR}/wasm/gl/icons.mjs")
  set(names "${PROJECT_SOURCE_DIR}/ui/theme/icons.hpp")
  set(package "${PROJECT_SOURCE_DIR}/node_modules/lucide-static")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/icon_paths.cpp")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${NODE_PROGRAM}" "${script}" "${names}" "${package}/icons" "${output}"
    DEPENDS "${script}" "${names}" "${package}/package.json"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
