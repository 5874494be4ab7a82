"""The jar as its users get it: installed into a Maven repository, taken from there by an empty project, run."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSION = (ROOT / "VERSION").read_text("utf-8").strip()
SERVER = os.environ.get("HEADWATER_SERVER_BIN", str(ROOT / "build/dev/server/headwater-server"))
GSON = re.search(r"<gson.version>(.*)</gson.version>", (ROOT / "client-sdk/java/pom.xml").read_text("utf-8"))[1]

POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>empty</groupId>
  <artifactId>empty</artifactId>
  <version>0</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>io.headwater</groupId>
      <artifactId>headwater-client</artifactId>
      <version>{VERSION}</version>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <artifactId>maven-resources-plugin</artifactId>
        <version>3.3.1</version>
      </plugin>
      <plugin>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>3.14.0</version>
      </plugin>
    </plugins>
  </build>
</project>
"""
MODULE = "module empty { requires io.headwater.client; }\n"
MAIN = """package empty;

import io.headwater.client.*;

public class Main {
  public static void main(String[] arguments) {
    try (HeadwaterClient client = HeadwaterClient.create(arguments[0]);
        MediaPipeline pipeline = client.createMediaPipeline()) {
      WebRtcEndpoint endpoint = new WebRtcEndpoint.Builder(pipeline).useDataChannels().build();
      endpoint.addIceCandidateFoundListener(event -> System.out.println(event.getCandidate().getCandidate()));
      System.out.println(endpoint.generateOffer().contains("m=video") ? "offer with video" : "no video");
      endpoint.gatherCandidates();
      System.out.println(Version.VERSION);
    }
  }
}
"""


def run(*command, cwd=None):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=240)
    if done.returncode:
        raise AssertionError(f"{' '.join(map(str, command))}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        # What ./dev setup fetched, so that no network is needed; what is installed stays in the copy.
        cls.repository = cls.folder / "repository"
        shutil.copytree(Path.home() / ".m2/repository", cls.repository)
        shutil.rmtree(cls.repository / "io/headwater", ignore_errors=True)
        cls.maven = ["mvn", "--offline", "--batch-mode", "--quiet", f"-Dmaven.repo.local={cls.repository}"]
        # Warnings of Javadoc end it, too.
        run(*cls.maven, "--file", str(ROOT / "client-sdk/java"), "install", "-DskipTests")
        cls.installed = cls.repository / "io/headwater/headwater-client" / VERSION
        cls.start_server()

    @classmethod
    def start_server(cls):
        port = free_port()
        cls.url = f"ws://127.0.0.1:{port}/kurento"
        cls.server = subprocess.Popen([SERVER, "--rpc.port", str(port), "--webrtc.port", "0"],
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        cls.addClassCleanup(cls.stop_server)
        for line in cls.server.stdout:
            if "listens on" in line:
                return
        raise AssertionError("the server ended")

    @classmethod
    def stop_server(cls):
        cls.server.terminate()
        try:
            cls.server.communicate(timeout=15)
        except subprocess.TimeoutExpired:
            cls.server.kill()
            cls.server.communicate()

    def jar(self, kind=""):
        return self.installed / f"headwater-client-{VERSION}{kind}.jar"

    def libraries(self):
        gson = self.repository / f"com/google/code/gson/gson/{GSON}/gson-{GSON}.jar"
        return [str(self.jar()), str(gson)]

    def project(self, files):
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        run(*self.maven, "compile", cwd=folder)
        return str(folder / "target/classes")

    def check_output(self, output):
        lines = output.splitlines()
        self.assertEqual(lines[0], "offer with video")
        self.assertIn(VERSION, lines)

    def test_a_project_on_the_class_path_needs_nothing_but_gson(self):
        classes = self.project({"pom.xml": POM, "src/main/java/empty/Main.java": MAIN})
        path = os.pathsep.join([classes, *self.libraries()])
        self.check_output(run("java", "-cp", path, "empty.Main", self.url))

    def test_a_project_that_is_a_module(self):
        classes = self.project({"pom.xml": POM, "src/main/java/empty/Main.java": MAIN,
                                "src/main/java/module-info.java": MODULE})
        path = os.pathsep.join([classes, *self.libraries()])
        self.check_output(run("java", "-p", path, "-m", "empty/empty.Main", self.url))

    def test_sources_and_documentation_come_along(self):
        with zipfile.ZipFile(self.jar("-sources")) as sources:
            self.assertIn("io/headwater/client/WebRtcEndpoint.java", sources.namelist())
        with zipfile.ZipFile(self.jar("-javadoc")) as pages:
            self.assertTrue(any(name.endswith("client/HeadwaterClient.html") for name in pages.namelist()))
            self.assertFalse(any("client/rpc/" in name for name in pages.namelist()))


if __name__ == "__main__":
    unittest.main()
