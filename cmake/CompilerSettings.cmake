# One place for how every target is compiled; targets link `headwater::settings`.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

set(HEADWATER_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=: 'address,undefined' or 'thread'")

find_program(CCACHE ccache)
if(CCACHE)
  # Paths below the source tree count as relative, so that every build directory and clone shares the cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
                                  ${CCACHE})
endif()

add_library(headwater_settings INTERFACE)
add_library(headwater::settings ALIAS headwater_settings)
target_compile_options(headwater_settings INTERFACE -Wall -Wextra -Woverloaded-virtual)
# A compiler that is newer than ours warns of more: that stops us, not who builds the server to use it.
option(HEADWATER_WERROR "Warnings are errors; the developers' presets switch it on" OFF)
if(HEADWATER_WERROR)
  target_compile_options(headwater_settings INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 takes std::string's operator+ for a memcpy onto itself (GCC bug 105651), in optimised builds.
  target_compile_options(headwater_settings INTERFACE -Wno-restrict)
endif()
target_include_directories(headwater_settings INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(headwater_settings INTERFACE HEADWATER_VERSION="${PROJECT_VERSION}")
if(HEADWATER_SANITIZE)
  target_compile_options(headwater_settings INTERFACE -fsanitize=${HEADWATER_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(headwater_settings INTERFACE -fsanitize=${HEADWATER_SANITIZE})
endif()
if(HEADWATER_SANITIZE MATCHES "address" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC sees through less of instrumented code, and then takes Boost.Optional's storage for uninitialised.
  target_compile_options(headwater_settings INTERFACE -Wno-maybe-uninitialized)
endif()
if(HEADWATER_SANITIZE MATCHES "thread")
  # Boost.Asio has fences, which the thread sanitizer does not model; GCC says so as a warning.
  target_compile_options(headwater_settings INTERFACE -Wno-tsan)
  # Between instrumented copies GCC 12 sees writes beyond strings that are not there.
  target_compile_options(headwater_settings INTERFACE -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()
