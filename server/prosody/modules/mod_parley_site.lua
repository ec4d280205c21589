-- The built page as static files: precompressed variants, caching by hashed names, and the headers of server/site-headers.
module:depends("http");
local lfs = require "lfs";

local folder = module:get_option_path("parley_site_folder");
local types = {
  html = "text/html; charset=utf-8"; js = "text/javascript; charset=utf-8"; mjs = "text/javascript; charset=utf-8";
  css = "text/css; charset=utf-8"; json = "application/json"; txt = "text/plain; charset=utf-8"; wasm = "application/wasm";
  svg = "image/svg+xml"; png = "image/png"; ico = "image/x-icon"; webmanifest = "application/manifest+json";
};

local function read_headers(path)
  local headers = {};
  for line in assert(io.lines(path)) do
    local name, value = line:match("^([%w-]+): *(.+)$");
    if name then headers[name:lower():gsub("-", "_")] = value; end
  end
  return headers;
end
local site_headers = read_headers(module:get_option_path("parley_site_headers"));

local function regular_file(path)
  local attributes = lfs.attributes(path);
  return attributes and attributes.mode == "file" and attributes or nil;
end

-- The variant that the browser accepts and that is not older than the file itself.
local function best_variant(file, attributes, accepted)
  for _, encoding in ipairs({ { "br", ".br" }, { "gzip", ".gz" } }) do
    local variant = accepted:find(encoding[1], 1, true) and regular_file(file .. encoding[2]);
    if variant and variant.modification >= attributes.modification then
      return file .. encoding[2], variant, encoding[1];
    end
  end
  return file, attributes, nil;
end

local function serve(event, path)
  local request, response = event.request, event.response;
  if path:find("..", 1, true) or path:find("[%z\\]") then return 400; end
  if path == "" or path:sub(-1) == "/" then path = path .. "index.html"; end
  local file = folder .. "/" .. path;
  local attributes = regular_file(file);
  if not attributes then return 404; end

  local headers = response.headers;
  for name, value in pairs(site_headers) do headers[name] = value; end
  headers.content_type = types[path:match("%.(%w+)$") or ""] or "application/octet-stream";
  headers.vary = "Accept-Encoding";
  -- a name with a content hash (parley.0123abcd.wasm) never changes what it holds
  headers.cache_control = path:match("%.%x%x%x%x%x%x%x%x+%.") and "public, max-age=31536000, immutable" or "no-cache";

  local chosen, variant, encoding = best_variant(file, attributes, request.headers.accept_encoding or "");
  headers.content_encoding = encoding;
  headers.etag = ('"%x-%x%s"'):format(variant.size, variant.modification, encoding or "");
  if request.headers.if_none_match == headers.etag then return 304; end
  headers.content_length = ("%d"):format(variant.size);
  if request.method == "HEAD" then return response:send(""); end
  local handle = io.open(chosen, "rb");
  if not handle then return 403; end
  return response:send_file(handle);
end

local function serve_index(event) return serve(event, ""); end
module:provides("http", {
  name = "parley_site";
  default_path = "/";
  route = { ["GET /"] = serve_index; ["HEAD /"] = serve_index; ["GET /*"] = serve; ["HEAD /*"] = serve };
});
