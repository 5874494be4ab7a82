#include "tests/support/ServerProcess.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/ip/tcp.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <stdexcept>

#include "tests/support/FileText.hpp"

namespace headwater::test {

namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (auto& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

pid_t spawn(std::vector<std::string> arguments, std::vector<std::string> environment,
            const std::string& log) {
  for (char** entry = environ; *entry; ++entry) environment.emplace_back(*entry);
  auto argv = pointers(arguments);
  auto envp = pointers(environment);
  const pid_t child = fork();
  if (child != 0) return child;
  const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  closefrom(3);
  execve(argv[0], argv.data(), envp.data());
  _exit(127);
}

size_t countEntries(const std::string& directory) {
  size_t count = 0;
  std::error_code gone;
  for (auto it = std::filesystem::directory_iterator(directory, gone);
       !gone && it != std::filesystem::directory_iterator(); it.increment(gone))
    ++count;
  return count;
}

}  // namespace

ServerProcess::ServerProcess(std::vector<std::string> settings, std::vector<std::string> environment,
                             bool expectToServe) {
  char path[] = "/tmp/headwater-server-XXXXXX";
  close(mkstemp(path));
  logPath_ = path;
  std::vector<std::string> arguments{HEADWATER_SERVER_BINARY, "--rpc.port=0", "--webrtc.port=0"};
  arguments.insert(arguments.end(), settings.begin(), settings.end());
  pid_ = spawn(std::move(arguments), std::move(environment), logPath_);
  if (!expectToServe) return;
  const std::regex listening(R"(listens on wss?://[^ ]*:(\d+)/)");
  std::smatch match;
  std::string text;
  const bool serves = eventually([&] {
    text = log();
    return std::regex_search(text, match, listening);
  });
  if (!serves) throw std::runtime_error("the server does not serve:\n" + text);
  port_ = static_cast<uint16_t>(std::stoi(match[1]));
}

ServerProcess::~ServerProcess() {
  if (pid_ > 0) {
    signal(SIGTERM);
    if (waitForExit(std::chrono::seconds(20)) == -1) {
      signal(SIGKILL);
      waitForExit(std::chrono::seconds(20));
    }
  }
  unlink(logPath_.c_str());
}

std::string ServerProcess::log() const {
  return fileText(logPath_);
}

void ServerProcess::signal(int number) const {
  kill(pid_, number);
}

int ServerProcess::waitForExit(std::chrono::seconds deadline) {
  if (pid_ <= 0) return -1;
  int status = 0;
  if (!eventually([&] { return waitpid(pid_, &status, WNOHANG) == pid_; }, deadline)) return -1;
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

size_t ServerProcess::threads() const {
  return countEntries("/proc/" + std::to_string(pid_) + "/task");
}

double ServerProcess::metric(const std::string& name) const {
  boost::asio::ip::tcp::iostream http("127.0.0.1", std::to_string(port_));
  http << "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" << std::flush;
  for (std::string line; std::getline(http, line);)
    if (line.starts_with(name + " ")) return std::stod(line.substr(name.size() + 1));
  throw std::runtime_error("no metric " + name);
}

size_t ServerProcess::descriptors() const {
  return countEntries("/proc/" + std::to_string(pid_) + "/fd");
}

size_t ServerProcess::residentKiB() const {
  std::ifstream statm("/proc/" + std::to_string(pid_) + "/statm");
  size_t total = 0, resident = 0;
  statm >> total >> resident;
  return resident * static_cast<size_t>(sysconf(_SC_PAGESIZE)) / 1024;
}

}  // namespace headwater::test
