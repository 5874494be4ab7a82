// headwater-load as a child process.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <vector>

#include "tests/support/FileText.hpp"
#include "tests/support/Json.hpp"
#include "tests/support/ServerProcess.hpp"

namespace headwater::test {

/// What the tool writes is in files; SIGKILL in the destructor, for one that still runs.
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
  std::string errors() const { return fileText(path_ + ".err"); }
  Json::Value result() const { return jsonOf(fileText(path_)); }

 private:
  pid_t pid_ = -1;
  std::string path_;
};

/// Where the tool reaches that server.
inline std::string urlOf(const ServerProcess& server) {
  return "ws://127.0.0.1:" + std::to_string(server.port()) + "/kurento";
}

}  // namespace headwater::test
