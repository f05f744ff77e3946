-- Starts the server for manifests once the plugin is installed. vim.g.forge_manifest_ls_enabled = false, set before,
-- leaves that to the user.
if vim.g.forge_manifest_ls_enabled == false then
  return
end
if vim.lsp.enable then
  vim.lsp.enable('forge_manifest_ls')
else
  require('forge_manifest_ls').setup(vim.g.forge_manifest_ls_options)
end
