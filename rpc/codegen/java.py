"""client-sdk/java: the API in Java, and the version wherever Maven wants it written down."""
import re
from pathlib import Path

import java_classes
import java_values
from java_common import file, javadoc

ROOT = Path(__file__).resolve().parents[2]
FILES = ("pom.xml", "client-sdk/java/pom.xml", "client-sdk/java/README.md", "examples/one2many-java/pom.xml")
# What comes first is the project's own version, or that of its dependency on the client.
OURS = re.compile(r"(<groupId>io\.headwater</groupId>\s*<artifactId>[\w-]+</artifactId>\s*<version>)[^<]*(?=</version>)")


def version():
    return (ROOT / "VERSION").read_text("utf-8").strip()


def with_version():
    return {path: OURS.sub(rf"\g<1>{version()}", (ROOT / path).read_text("utf-8"))
            for path in FILES if (ROOT / path).is_file()}


def version_class():
    body = javadoc("Version of this library.") + "public final class Version {\n"
    body += javadoc("The version of the repository that it comes from, such as `1.2.3`.", 2)
    return body + f'  public static final String VERSION = "{version()}";\n\n  private Version() {{}}\n}}\n'


def generate(schema):
    return {**java_values.generate(schema), **java_classes.generate(schema), **file("Version", version_class()),
            **with_version()}
