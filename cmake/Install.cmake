# cmake --install: the program with its man page, completion and licences where Debian has them; the libraries for
# find_package(dramatis), which gives the target dramatis::dramatis.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS dramatis RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

# The program writes its own manual and completion.
set(generated "${PROJECT_BINARY_DIR}/generated")
install(CODE "
  file(MAKE_DIRECTORY \"${generated}\")
  execute_process(COMMAND \"$<TARGET_FILE:dramatis>\" man OUTPUT_FILE \"${generated}/dramatis.1\" COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND \"$<TARGET_FILE:dramatis>\" completion bash OUTPUT_FILE \"${generated}/dramatis\" COMMAND_ERROR_IS_FATAL ANY)
" COMPONENT program)
install(FILES "${generated}/dramatis.1" DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES "${generated}/dramatis" DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)

# Headers are included as in the sources: #include "extract/pipeline.h".
get_property(libraries GLOBAL PROPERTY DRAMATIS_LIBRARIES)
list(REMOVE_ITEM libraries dramatis_cli dramatis_serve)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/dramatis)
install(TARGETS ${libraries} EXPORT dramatisTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/dramatis COMPONENT development)
foreach(folder graph extract store export query)
  install(DIRECTORY ${folder} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/dramatis COMPONENT development FILES_MATCHING PATTERN "*.h")
endforeach()
install(EXPORT dramatisTargets NAMESPACE dramatis:: DESTINATION ${package_dir} COMPONENT development)
configure_package_config_file(cmake/dramatisConfig.cmake.in ${generated}/dramatisConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${generated}/dramatisConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${generated}/dramatisConfig.cmake ${generated}/dramatisConfigVersion.cmake DESTINATION ${package_dir} COMPONENT development)
