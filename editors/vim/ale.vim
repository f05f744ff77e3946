function! s:ProjectRoot(buffer) abort
  return fnamemodify(bufname(a:buffer), ':p:h')
endfunction

call ale#linter#Define('yaml', {
\   'name': 'forge_manifest_ls',
\   'lsp': 'stdio',
\   'executable': 'forge-manifest-ls',
\   'command': '%e',
\   'project_root': function('s:ProjectRoot'),
\})
