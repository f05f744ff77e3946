autocmd User lsp_setup call lsp#register_server({
\   'name': 'forge-manifest-ls',
\   'cmd': {server_info -> ['forge-manifest-ls']},
\   'root_uri': {server_info -> lsp#utils#path_to_uri(
\     lsp#utils#find_nearest_parent_file_directory(lsp#utils#get_buffer_path(), ['.git/', 'package.json']))},
\   'allowlist': ['yaml'],
\ })
