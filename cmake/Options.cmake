# Compiler flags shared by all targets.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wno-missing-field-initializers)
# GCC 12 warns of overlapping copies in plain concatenations of strings (GCC bug 105651).
add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(DRAMATIS_WERROR)
  add_compile_options(-Werror)
endif()
if(DRAMATIS_SANITIZE)
  add_compile_options(-fsanitize=${DRAMATIS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${DRAMATIS_SANITIZE})
  # GCC 12 sees uninitialised members of std::optional and std::function in instrumented code.
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()

if(DRAMATIS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)  # coverage for the libFuzzer programs in tests/fuzz
endif()

# dramatis_library(NAME SOURCES...): one static library a folder, installed for others (cmake/Install.cmake).
function(dramatis_library name)
  add_library(${name} STATIC ${ARGN})
  target_include_directories(${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:include/dramatis>)
  set_property(GLOBAL APPEND PROPERTY DRAMATIS_LIBRARIES ${name})
endfunction()
