# Libraries of others, compiled from the sources that set-up unpacked: as system headers, without our warnings.

if(DEFINED ENV{XDG_CACHE_HOME})
  set(PARLEY_CACHE "$ENV{XDG_CACHE_HOME}/parley")
else()
  set(PARLEY_CACHE "$ENV{HOME}/.cache/parley")
endif()

# parley_source(VARIABLE FOLDER PROBE): VARIABLE from the environment, else FOLDER in the cache; it must hold PROBE.
function(parley_source variable folder probe)
  set(path "${PARLEY_CACHE}/src/${folder}")
  if(NOT "$ENV{${variable}}" STREQUAL "")
    set(path "$ENV{${variable}}")
  endif()
  set(${variable} "${path}" CACHE PATH "Sources of ${folder}")
  if(NOT EXISTS "${${variable}}/${probe}")
    message(FATAL_ERROR "No ${probe} in ${${variable}}: run tools/setup.sh build, or set ${variable}")
  endif()
endfunction()

# Dear ImGui
parley_source(IMGUI_DIR imgui imgui.cpp)
add_library(imgui STATIC
  "${IMGUI_DIR}/imgui.cpp" "${IMGUI_DIR}/imgui_draw.cpp" "${IMGUI_DIR}/imgui_tables.cpp"
  "${IMGUI_DIR}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${IMGUI_DIR}")
target_include_directories(imgui PUBLIC "${PROJECT_SOURCE_DIR}")
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="cmake/imgui_config.hpp")
target_compile_options(imgui PRIVATE -w -fno-exceptions)

# Mbed TLS: digests, HMAC, PBKDF2 and base64 alone (cmake/mbedtls_config.h)
parley_source(MBEDTLS_DIR mbedtls library/md.c)
set(mbedcrypto_sources)
foreach(name IN ITEMS base64 constant_time md pkcs5 platform_util sha1 sha256 sha512)
  list(APPEND mbedcrypto_sources "${MBEDTLS_DIR}/library/${name}.c")
endforeach()
add_library(mbedcrypto_min STATIC ${mbedcrypto_sources})
target_include_directories(mbedcrypto_min SYSTEM PUBLIC "${MBEDTLS_DIR}/include")
target_include_directories(mbedcrypto_min PUBLIC "${PROJECT_SOURCE_DIR}")
target_compile_definitions(mbedcrypto_min PUBLIC MBEDTLS_CONFIG_FILE="cmake/mbedtls_config.h")
target_compile_options(mbedcrypto_min PRIVATE -w -O2)

# libb2: BLAKE2b alone, by the reference code; what its configure script would find out is that there is nothing to choose.
parley_source(LIBB2_DIR libb2 src/blake2b-ref.c)
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/libb2/config.h" CONTENT "#define NATIVE_LITTLE_ENDIAN\n#define SUFFIX\n")
add_library(libb2_min STATIC "${LIBB2_DIR}/src/blake2b-ref.c")
target_include_directories(libb2_min SYSTEM PUBLIC "${LIBB2_DIR}/src")
target_include_directories(libb2_min PRIVATE "${PROJECT_BINARY_DIR}/libb2")
target_compile_options(libb2_min PRIVATE -w -O2)

# parley_catch2(): target catch2, whose one large file is compiled once for each compiler and set of flags, in the cache.
function(parley_catch2)
  if(TARGET catch2)
    return()
  endif()
  parley_source(CATCH2_DIR catch2 extras/catch_amalgamated.cpp)
  set(flags -std=c++23)
  get_directory_property(options COMPILE_OPTIONS)
  separate_arguments(compiler_flags UNIX_COMMAND "${CMAKE_CXX_FLAGS}")
  list(APPEND flags ${compiler_flags} ${options})
  file(MD5 "${CATCH2_DIR}/extras/catch_amalgamated.cpp" source_hash)
  string(MD5 key "${source_hash} ${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_VERSION} ${flags}")
  set(folder "${PARLEY_CACHE}/catch2/${key}")
  file(MAKE_DIRECTORY "${folder}")
  file(LOCK "${folder}/lock" GUARD FUNCTION)
  if(NOT EXISTS "${folder}/catch2.o")
    message(STATUS "Compiling Catch2 into ${folder}")
    execute_process(
      COMMAND "${CMAKE_CXX_COMPILER}" ${flags} -w -c "${CATCH2_DIR}/extras/catch_amalgamated.cpp" -o "${folder}/catch2.part.o"
      COMMAND_ERROR_IS_FATAL ANY)
    file(RENAME "${folder}/catch2.part.o" "${folder}/catch2.o")
  endif()
  set(CATCH_CONFIG_CONSOLE_WIDTH 100)
  set(CATCH_CONFIG_DEFAULT_REPORTER console)
  configure_file("${CATCH2_DIR}/src/catch2/catch_user_config.hpp.in" "${PROJECT_BINARY_DIR}/catch2/catch2/catch_user_config.hpp")
  add_library(catch2 INTERFACE)
  target_include_directories(catch2 SYSTEM INTERFACE "${CATCH2_DIR}/src" "${PROJECT_BINARY_DIR}/catch2" "${CATCH2_DIR}/extras")
  target_sources(catch2 INTERFACE "${folder}/catch2.o")
endfunction()
