-- forge-manifest-ls for Neovim 0.11 and newer: vim.lsp.enable('forge_manifest_ls') starts it.

---@type vim.lsp.Config
return {
  cmd = { 'forge-manifest-ls' },
  filetypes = { 'yaml' },
  -- The file type is plain YAML: only manifests get a client.
  root_dir = function(bufnr, on_dir)
    local plugin = require('forge_manifest_ls')
    local path = vim.api.nvim_buf_get_name(bufnr)
    if plugin.is_manifest(path) then
      on_dir(plugin.root(path))
    end
  end,
}
