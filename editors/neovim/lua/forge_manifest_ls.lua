-- What both ways to start the server share, and the way of Neovim 0.7 to 0.10.

local M = {}

-- is_manifest reports whether a path is that of a manifest: manifest.yml, manifest.yaml or manifest.NAME.yml.
function M.is_manifest(path)
  local name = vim.fn.fnamemodify(path, ':t')
  return name:match('^manifest%.ya?ml$') ~= nil or name:match('^manifest%..+%.ya?ml$') ~= nil
end

-- root returns the folder that a manifest's server works in: the one with .git around it, else the outermost with a
-- package.json, else the manifest's own. So a newer schema that is installed at the top of a repository is found, and one
-- server serves all manifests of it.
function M.root(path)
  local dir = vim.fn.fnamemodify(path, ':p:h')
  local found = dir
  while true do
    if vim.loop.fs_stat(dir .. '/.git') then
      return dir
    end
    if vim.loop.fs_stat(dir .. '/package.json') then
      found = dir
    end
    local above = vim.fn.fnamemodify(dir, ':h')
    if above == dir then
      return found
    end
    dir = above
  end
end

-- setup starts the server for each manifest that is opened, in Neovim 0.7 to 0.10. Options are those of
-- vim.lsp.start_client, such as cmd, settings or on_attach.
function M.setup(options)
  local clients = {} -- ids by root

  local function attach(event)
    local path = vim.api.nvim_buf_get_name(event.buf)
    if not M.is_manifest(path) then
      return
    end
    local root = M.root(path)
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
    pattern = { 'manifest*.yml', 'manifest*.yaml' },
    callback = attach,
  })
end

return M
