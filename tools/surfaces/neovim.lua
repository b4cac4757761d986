-- What an editor's user sees: run by tools/surfaces/lsp within neovim, writes to $SEEN as JSON.
local seen = {}

local function finish()
  local file = io.open(os.getenv('SEEN'), 'w')
  file:write(vim.fn.json_encode(seen))
  file:close()
  vim.lsp.stop_client(vim.lsp.get_active_clients())
  vim.cmd('qall!')
end

local function wait(what, ready)
  if not vim.wait(60000, ready, 50) then
    seen.error = 'waited in vain for ' .. what
    finish()
  end
end

local function place(line, word)
  vim.cmd('keepjumps normal! gg')
  vim.fn.search('\\V' .. line)
  vim.fn.search('\\V' .. word, 'c')
end

local function here()
  return { vim.fn.fnamemodify(vim.fn.expand('%:p'), ':.'), vim.fn.line('.') }
end

wait('the server', function()
  local client = vim.lsp.buf_get_clients(0)[1]
    or select(2, next(vim.lsp.buf_get_clients(0)))
  return client and client.initialized
end)

place('id = dax_read_lock()', 'dax_read_lock')
local before = here()
vim.lsp.buf.definition()
wait('the definition', function() return here()[2] ~= before[2] end)
seen.definition = here()

place('void kill_dax(', 'kill_dax')
vim.lsp.buf.references()
wait('the references', function() return #vim.fn.getqflist() > 0 end)
seen.references = {}
for _, item in ipairs(vim.fn.getqflist()) do
  table.insert(seen.references, { vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':p'), item.lnum })
end
vim.cmd('cclose')

place('void kill_dax(', 'kill_dax')
local windows = #vim.api.nvim_list_wins()
vim.lsp.buf.hover()
wait('the hover', function() return #vim.api.nvim_list_wins() > windows end)
for _, window in ipairs(vim.api.nvim_list_wins()) do
  if vim.api.nvim_win_get_config(window).relative ~= '' then
    local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
    seen.hover = table.concat(lines, '\n')
    vim.api.nvim_win_close(window, true)
  end
end

vim.fn.append(vim.fn.line('$'), { '', 'int dax_try_it(int it)', '{', '\treturn it;', '}' })
vim.cmd('silent write')
wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
seen.diagnostics = {}
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  table.insert(seen.diagnostics, diagnostic.code)
end

place('ops->notify_failure(', 'notify_failure')
vim.lsp.buf.implementation()
wait('the implementation', function() return vim.fn.expand('%:t') ~= 'super.c' end)
seen.implementation = here()
finish()
