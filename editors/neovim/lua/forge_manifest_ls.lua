-- forge-manifest-ls for Neovim 0.7 to 0.10. Copy this file to
-- ~/.config/nvim/lua/forge_manifest_ls.lua and put into init.lua:
--
--   require('forge_manifest_ls').setup()

local M = {}

-- setup starts the server for every manifest that is opened, one for each
-- directory. Options are those of vim.lsp.start_client, such as cmd or on_attach.
function M.setup(options)
  local clients = {} -- ids by directory

  local function attach(event)
    local root = vim.fn.fnamemodify(event.file, ':p:h')
    local id = clients[root]
    if not id or not vim.lsp.get_client_by_id(id) then
      id = vim.lsp.start_client(vim.tbl_extend('force', {
        name = 'forge_manifest_ls',
        cmd = { 'forge-manifest-ls' },
        root_dir = root,
      }, options or {}))
      clients[root] = id
    end
    if id then
      vim.lsp.buf_attach_client(event.buf, id)
    end
  end

  vim.api.nvim_create_autocmd({ 'BufReadPost', 'BufNewFile' }, {
    group = vim.api.nvim_create_augroup('forge_manifest_ls', {}),
    pattern = { 'manifest.yml', 'manifest.yaml' },
    callback = attach,
  })
end

return M
