"""ClickHouse inside Python (the package chdb) behind the HTTP interface that its server has: clickhouse.py SETUP.sql"""

import re
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlparse

from chdb.session import Session

session = Session()
for statement in open(sys.argv[1], encoding="utf-8").read().split(";\n"):
    session.query(statement)


class Interface(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)
        try:
            status, body = 200, session.query(asked["query"][0], "TabSeparated").bytes()
        except Exception as error:
            text = str(error)
            found = re.search(r"Code: (\d+)", text)
            status = {"60": 404, "81": 404}.get(found and found[1], 400)
            body = text[text.find("Code:"):].encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "application/json; charset=UTF-8" if status == 200 else "text/plain; charset=UTF-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = HTTPServer(("localhost", 0), Interface)
print(f"http://localhost:{server.server_port}", flush=True)
server.serve_forever()
