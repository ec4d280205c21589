-- Makes the accounts of a file (one NAME:PASSWORD a line) that do not exist yet, on request as each other's contacts.
local usermanager = require "prosody.core.usermanager";
local rostermanager = require "prosody.core.rostermanager";

local function add_contact(name, contact)
  local roster = rostermanager.load_roster(name, module.host);
  local jid = contact .. "@" .. module.host;
  if roster[jid] then return; end
  roster[jid] = { subscription = "both", groups = {}, name = contact:gsub("^%l", string.upper) };
  rostermanager.save_roster(name, module.host, roster, jid);
end

function module.ready()
  local names = {};
  for line in io.lines(module:get_option_path("parley_accounts_file")) do
    local name, password = line:match("^([^:]+):(.+)$");
    if name then
      names[#names + 1] = name;
      if not usermanager.user_exists(name, module.host) then
        assert(usermanager.create_user_with_role(name, password, module.host, "prosody:member"));
      end
    end
  end
  if not module:get_option_boolean("parley_accounts_are_contacts") then return; end
  for _, name in ipairs(names) do
    for _, other in ipairs(names) do
      if name ~= other then add_contact(name, other); end
    end
  end
end
