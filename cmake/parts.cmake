# The house's parts by their folders: every source below a folder belongs to it.

# parley_library(NAME LINKS target...): the static library of the present folder; without sources, its headers alone.
# Compiled without exceptions everywhere, as in the page.
function(parley_library name)
  cmake_parse_arguments(arg "" "" "LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp)
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${arg_LINKS})
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_compile_options(${name} PRIVATE -fno-exceptions)
  target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE parley_flags)
endfunction()

# parley_tests(PART LINKS target... SUPPORT folder...): program test_PART from the present folder, tests/support/*.cpp and
# the named folders below tests/support.
function(parley_tests part)
  cmake_parse_arguments(arg "" "" "LINKS;SUPPORT" ${ARGN})
  set(support "${PROJECT_SOURCE_DIR}/tests/support")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp)
  file(GLOB shared CONFIGURE_DEPENDS "${support}/*.cpp")
  foreach(folder IN LISTS arg_SUPPORT)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS "${support}/${folder}/*.cpp")
    list(APPEND shared ${found})
  endforeach()
  if(NOT sources)
    return()
  endif()
  parley_catch2()
  add_executable(test_${part} ${sources} ${shared})
  target_compile_definitions(test_${part} PRIVATE PARLEY_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(test_${part} PRIVATE ${arg_LINKS} catch2 parley_flags)
  add_test(NAME ${part} COMMAND test_${part})
  set_tests_properties(${part} PROPERTIES FIXTURES_REQUIRED built)
endfunction()
