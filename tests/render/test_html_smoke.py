from pathlib import Path
from estimative.render.html import HtmlRenderer
def test_smoke(bundle, page, tmp_path):
    made = HtmlRenderer().render(bundle, page)
    Path("/tmp/f/index.html").write_bytes(made["index.html"])
