# Everything comes from Debian. Headers of libraries are SYSTEM, so that warnings are about our code.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(spdlog REQUIRED)
find_package(Boost REQUIRED)
find_package(tl-expected REQUIRED)
pkg_check_modules(JSONCPP REQUIRED IMPORTED_TARGET jsoncpp)
pkg_check_modules(GSTREAMER REQUIRED IMPORTED_TARGET
  gstreamer-1.0>=1.22 gstreamer-app-1.0>=1.22 gstreamer-video-1.0>=1.22 gstreamer-pbutils-1.0>=1.22
  gstreamer-webrtc-1.0>=1.22 gstreamer-sdp-1.0>=1.22 gstreamer-rtp-1.0>=1.22
  gstreamer-net-1.0>=1.22)

pkg_check_modules(GLIB REQUIRED IMPORTED_TARGET glib-2.0)
pkg_check_modules(SOUP REQUIRED IMPORTED_TARGET libsoup-3.0>=3.2)
pkg_check_modules(AOM REQUIRED IMPORTED_TARGET aom>=3.6)
pkg_check_modules(NICE REQUIRED IMPORTED_TARGET nice>=0.1.21)
pkg_check_modules(USRSCTP REQUIRED IMPORTED_TARGET usrsctp)

find_path(WEBSOCKETPP_INCLUDE_DIR websocketpp/server.hpp REQUIRED)
add_library(headwater_websocketpp INTERFACE)
target_include_directories(headwater_websocketpp SYSTEM INTERFACE ${WEBSOCKETPP_INCLUDE_DIR})
target_link_libraries(headwater_websocketpp INTERFACE Boost::boost OpenSSL::SSL Threads::Threads)
# Standalone ASIO is not packaged with websocketpp; Boost's is, and both spell std:: types the same way.
target_compile_definitions(headwater_websocketpp INTERFACE _WEBSOCKETPP_CPP11_STL_ BOOST_BIND_GLOBAL_PLACEHOLDERS)
