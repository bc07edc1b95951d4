# embed_file(TARGET SYMBOL FILE): put FILE's bytes into TARGET's read-only data.
# C++ sees them through:  extern "C" const char SYMBOL_begin[]; extern "C" const char SYMBOL_end[];
# The assembler's .incbin reads the file at build time, so a large model costs no compile time.
function(embed_file target symbol file)
  get_filename_component(path "${file}" ABSOLUTE)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cc")
  file(CONFIGURE OUTPUT "${source}" CONTENT [[
__asm__(".section .rodata\n"
        ".balign 64\n"
        ".globl @symbol@_begin\n"
        ".globl @symbol@_end\n"
        "@symbol@_begin:\n"
        ".incbin \"@path@\"\n"
        "@symbol@_end:\n"
        ".byte 0\n"
        ".previous\n");
]] @ONLY)
  set_source_files_properties("${source}" PROPERTIES OBJECT_DEPENDS "${path}")
  target_sources(${target} PRIVATE "${source}")
endfunction()
