-- forge-manifest-ls for Neovim 0.11 and newer. Copy this file to
-- ~/.config/nvim/lsp/forge_manifest_ls.lua and put into init.lua:
--
--   vim.lsp.enable('forge_manifest_ls')

---@type vim.lsp.Config
return {
  cmd = { 'forge-manifest-ls' },
  filetypes = { 'yaml' },
  -- The file type is plain YAML: only manifests get a client.
  root_dir = function(bufnr, on_dir)
    local path = vim.api.nvim_buf_get_name(bufnr)
    if vim.fs.basename(path):match('^manifest%.ya?ml$') then
      on_dir(vim.fs.dirname(path))
    end
  end,
}
