"""An HTTP server with moods: /MOOD/FILE is a file of the directory argv[1], sent as MOOD has it.

plain   as it ought to be, with ranges
whole   without ranges
late    the answer takes a while
slow    in small pieces, each after a pause
broken  the connection goes in the middle of what was asked for
away    is elsewhere: a redirect to slow
mute    never answers
none    404
"""

import http.server
import os
import sys
import time


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        mood, _, name = self.path.lstrip("/").partition("/")
        try:
            self.answer(mood, name)
        except ConnectionError:
            self.close_connection = True

    def answer(self, mood, name):
        if mood == "mute":
            time.sleep(60)
        if mood == "late":
            time.sleep(0.08)
        if mood == "away":
            self.send_response(302)
            self.send_header("Location", "/slow/" + name)
            self.send_header("Content-Length", "0")
            return self.end_headers()
        if mood == "none":
            return self.send_error(404)
        with open(os.path.join(sys.argv[1], name), "rb") as file:
            content = file.read()
        first, wanted = 0, self.headers.get("Range")
        if wanted and mood != "whole":
            first = int(wanted.removeprefix("bytes=").split("-")[0])
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
        else:
            self.send_response(200)
        if mood != "whole":
            self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(content) - first))
        self.end_headers()
        self.body(mood, content[first:])

    def body(self, mood, content):
        if mood == "broken" and len(content) > 2000:
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True
        elif mood == "slow":
            for at in range(0, len(content), 4096):
                self.wfile.write(content[at : at + 4096])
                time.sleep(0.005)
        else:
            self.wfile.write(content)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 100

    def handle_error(self, *_):
        """Clients that go are what this is for."""


server = Server(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
