// headwater-load against the real server: what it says of a handful of viewers, and of what cannot work.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <memory>
#include <sstream>

#include "tests/support/RpcClient.hpp"
#include "tests/support/ServerProcess.hpp"

namespace headwater::test {
namespace {

/// The tool as a child process, with what it writes in files.
class LoadProcess {
 public:
  explicit LoadProcess(std::vector<std::string> arguments) {
    char name[] = "/tmp/headwater-load-XXXXXX";
    close(mkstemp(name));
    path_ = name;
    arguments.insert(arguments.begin(), HEADWATER_LOAD_BINARY);
    arguments.insert(arguments.end(), {"--recordings", RECORDINGS});
    pid_ = fork();
    if (pid_ != 0) return;
    dup2(open(path_.c_str(), O_WRONLY | O_TRUNC), STDOUT_FILENO);
    dup2(open((path_ + ".err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    std::vector<char*> words;
    for (auto& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    execv(words[0], words.data());
    _exit(127);
  }
  ~LoadProcess() {
    if (pid_ > 0) {
      kill(pid_, SIGKILL);
      waitpid(pid_, nullptr, 0);
    }
    unlink(path_.c_str());
    unlink((path_ + ".err").c_str());
  }
  LoadProcess(const LoadProcess&) = delete;
  LoadProcess& operator=(const LoadProcess&) = delete;

  void interrupt() const { kill(pid_, SIGINT); }
  /// -1 when it still runs after two minutes.
  int wait() {
    int status = 0;
    if (!eventually([&] { return waitpid(pid_, &status, WNOHANG) == pid_; }, std::chrono::seconds(120)))
      return -1;
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  std::string errors() const { return read(path_ + ".err"); }
  Json::Value result() const {
    Json::Value json;
    std::istringstream(read(path_)) >> json;
    return json;
  }

 private:
  static std::string read(const std::string& path) {
    std::ifstream in(path);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }

  pid_t pid_ = -1;
  std::string path_;
};

std::string url(const ServerProcess& server) {
  return "ws://127.0.0.1:" + std::to_string(server.port()) + "/kurento";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(Load)

BOOST_AUTO_TEST_CASE(FiveViewersWatchAPresenter) {
  ServerProcess server;
  LoadProcess load({"--url", url(server), "--present", "--viewers", "5", "--duration", "3", "--decrypt-every",
                    "5", "--latency", "--watch-pid", std::to_string(server.pid())});
  const int status = load.wait();
  BOOST_REQUIRE_MESSAGE(status == 0, load.errors());
  const auto result = load.result();
  BOOST_TEST(result["viewers"]["joined"].asInt() == 5);
  BOOST_TEST(result["viewers"]["silent"].asInt() == 0);
  BOOST_TEST(result["join_ms"]["first_keyframe"]["count"].asInt() == 5);
  const auto& window = result["window"];
  BOOST_TEST(window["decrypted"].asInt() > 100);
  BOOST_TEST(window["decrypt_failures"].asInt() == 0);
  BOOST_TEST(window["sender_reports_received"].asInt() > 0);
  // 190 packets and 1.25 Mbit a second for each.
  BOOST_TEST(window["packets"].asInt() > 5 * 3 * 190 / 2);
  BOOST_TEST(window["viewer_kbps"]["p50"].asDouble() > 600);
  BOOST_TEST(result["transit_ms"]["count"].asInt() > 100);
  BOOST_TEST(result["transit_ms"]["min"].asDouble() > 0);
  BOOST_TEST(result["server"]["cpu_seconds"].asDouble() > 0);
  BOOST_TEST(result["server"]["descriptors"].asInt() > 0);
}

BOOST_AUTO_TEST_CASE(LostPacketsComeAgainWithNack) {
  ServerProcess server;
  LoadProcess load({"--url", url(server), "--present", "--viewers", "3", "--duration", "4", "--nack",
                    "--loss", "5", "--transport-cc"});
  BOOST_REQUIRE_MESSAGE(load.wait() == 0, load.errors());
  const auto window = load.result()["window"];
  const int dropped = window["dropped_on_purpose"].asInt();
  BOOST_TEST(dropped > 0);
  BOOST_TEST(window["rtx_received"].asInt() > 0);
  // Audio, a quarter of the packets, is not asked for again; of video nearly all comes.
  BOOST_TEST(window["lost"].asInt() < dropped * 3 / 4);
  BOOST_TEST(window["decrypt_failures"].asInt() == 0);
}

BOOST_AUTO_TEST_CASE(ViewersComeAndGoAndNothingStays) {
  ServerProcess server;
  LoadProcess load({"--url", url(server), "--present", "--viewers", "4", "--duration", "3", "--churn", "4"});
  BOOST_REQUIRE_MESSAGE(load.wait() == 0, load.errors());
  const auto result = load.result();
  BOOST_TEST(result["viewers"]["replaced"].asInt() >= 10);
  BOOST_TEST(result["viewers"]["started"].asInt() == 4 + result["viewers"]["replaced"].asInt());
  BOOST_TEST(result["window"]["lost"].asInt() == 0);
  RpcClient client(server.port());
  BOOST_TEST(eventually([&] { return server.descriptors() < 40; }));
}

BOOST_AUTO_TEST_CASE(AnInterruptEndsItWithTheResultSoFar) {
  ServerProcess server;
  LoadProcess load({"--url", url(server), "--present", "--viewers", "2", "--duration", "600"});
  BOOST_REQUIRE(eventually([&] { return load.errors().find("measuring") != std::string::npos; },
                           std::chrono::seconds(60)));
  load.interrupt();
  BOOST_REQUIRE_MESSAGE(load.wait() == 0, load.errors());
  BOOST_TEST(load.result()["interrupted"].asBool());
  BOOST_TEST(load.result()["viewers"]["joined"].asInt() == 2);
}

BOOST_AUTO_TEST_CASE(ItSaysWhatCannotWork) {
  LoadProcess nobody({"--url", "ws://127.0.0.1:1/kurento", "--present"});
  BOOST_TEST(nobody.wait() == 1);
  BOOST_TEST(nobody.errors().find("cannot connect to 127.0.0.1:1") != std::string::npos, nobody.errors());

  ServerProcess server;
  LoadProcess absent({"--url", url(server), "--endpoint", "there-is-none", "--viewers", "1"});
  BOOST_TEST(absent.wait() == 1);
  BOOST_TEST(absent.errors().find("invoke: ") != std::string::npos, absent.errors());

  LoadProcess wrong({"--url", url(server), "--viewers", "some"});
  BOOST_TEST(wrong.wait() == 2);
  BOOST_TEST(wrong.errors().find("'some'") != std::string::npos, wrong.errors());

  LoadProcess many({"--url", url(server), "--present", "--viewers", "100000"});
  BOOST_TEST(many.wait() == 1);
  BOOST_TEST(many.errors().find("file descriptors") != std::string::npos, many.errors());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace headwater::test
