# Standard headers are most of what a file costs to compile: 5.6 s of a view become 2.6 s with them parsed once (clang 19, -g).
# The result lies in the cache, one for each compiler and set of flags, so that all clones share it and ccache hits in each.

# parley_precompiled(TARGET FLAG...): compiles the C++ sources of TARGET with cmake/precompiled.hpp; FLAG... are its flags beside
# those of all code. A source with options of its own goes without: they have to be the same as in the result.
function(parley_precompiled target)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang$")
    return()
  endif()
  string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
  separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}}")
  get_directory_property(options COMPILE_OPTIONS)
  string(REGEX REPLACE "\\$<\\$<COMPILE_LANGUAGE:CXX>:([^>]*)>" "\\1" options "${options}")
  list(APPEND flags ${options} ${ARGN} -std=c++23)
  set(header "${PROJECT_SOURCE_DIR}/cmake/precompiled.hpp")
  file(MD5 "${header}" header_hash)
  string(MD5 key "${header_hash} ${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_VERSION} ${flags}")
  set(folder "${PARLEY_CACHE}/precompiled/${key}")
  file(MAKE_DIRECTORY "${folder}")
  file(LOCK "${folder}/lock" GUARD FUNCTION)
  if(NOT EXISTS "${folder}/precompiled.pch")
    configure_file("${header}" "${folder}/precompiled.hpp" COPYONLY)
    execute_process(
      COMMAND "${CMAKE_CXX_COMPILER}" ${flags} -Xclang -fno-pch-timestamp -x c++-header "${folder}/precompiled.hpp" -o "${folder}/precompiled.part"
      COMMAND_ERROR_IS_FATAL ANY)
    file(RENAME "${folder}/precompiled.part" "${folder}/precompiled.pch")
  endif()
  set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${header}")
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    get_source_file_property(own "${source}" COMPILE_OPTIONS)
    if(source MATCHES "\\.cpp$" AND NOT own)
      set_source_files_properties("${source}" PROPERTIES COMPILE_OPTIONS "-include-pch;${folder}/precompiled.pch")
    endif()
  endforeach()
endfunction()
