# Files that are compiled as one, eight at a time: a quarter of the work, since each header is read once for all of them.
# For builds from nothing (preset demo); who changes a file would wait for the seven others.
#
# Names of anonymous namespaces then meet. Files that cannot be with others are listed in unity-apart.txt, which
# tools/lint/unity.py writes.
function(headwater_compile_apart directory files)
  set_source_files_properties(${files} DIRECTORY ${directory} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  get_property(below DIRECTORY ${directory} PROPERTY SUBDIRECTORIES)
  foreach(each IN LISTS below)
    headwater_compile_apart(${each} "${files}")
  endforeach()
endfunction()

if(CMAKE_UNITY_BUILD)
  file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/unity-apart.txt apart REGEX "^[^#]")
  list(TRANSFORM apart PREPEND ${CMAKE_SOURCE_DIR}/)
  headwater_compile_apart(${CMAKE_SOURCE_DIR} "${apart}")
endif()
