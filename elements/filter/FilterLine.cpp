#include "elements/filter/FilterLine.hpp"

#include <algorithm>
#include <cctype>

namespace headwater::filter {

namespace {

constexpr size_t kMaxLine = 4096;
constexpr size_t kMaxParts = 16;

using Words = std::vector<std::string>;

tl::unexpected<base::Failure> wrong(const std::string& what) {
  return base::fail(base::Failure::Code::invalidArgument, what);
}

/// Words between blanks; quotes keep blanks together and a backslash keeps the next character as it is.
base::Expected<Words> wordsOf(std::string_view line) {
  Words words;
  std::string word;
  bool inWord = false;
  char quote = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '\\' && quote != '\'' && i + 1 < line.size()) {
      word += line[++i];
      inWord = true;
    } else if (quote) {
      if (c == quote)
        quote = 0;
      else
        word += c;
    } else if (c == '"' || c == '\'') {
      quote = c;
      inWord = true;
    } else if (std::isspace(static_cast<unsigned char>(c))) {
      if (inWord) words.push_back(std::move(word));
      word.clear();
      inWord = false;
    } else {
      word += c;
      inWord = true;
    }
  }
  if (quote) return wrong(std::string("a ") + quote + " is not closed");
  if (inWord) words.push_back(std::move(word));
  return words;
}

bool isName(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '-' || c == '_';
  });
}

base::Expected<void> addWord(FilterPart& part, const std::string& word) {
  if (part.element.empty()) {
    if (!isName(word) && word.find('/') == std::string::npos)
      return wrong("'" + word + "' is no element, expected the name of one");
    if (word.find("://") != std::string::npos)
      return wrong("'" + word + "' is an address, expected the name of an element");
    part.element = word;
    return {};
  }
  const auto equals = word.find('=');
  if (equals == std::string::npos || !isName(word.substr(0, equals)) || part.isCaps())
    return wrong("'" + word + "' is no setting of '" + part.element +
                 "', expected name=value, or '!' before another "
                 "element");
  part.settings.emplace_back(word.substr(0, equals), word.substr(equals + 1));
  return {};
}

}  // namespace

base::Expected<std::vector<FilterPart>> parseFilterLine(std::string_view line) {
  if (line.size() > kMaxLine) return wrong("it is longer than 4096 characters");
  const auto words = wordsOf(line);
  if (!words) return tl::make_unexpected(words.error());
  std::vector<FilterPart> parts(1);
  for (const auto& word : *words) {
    if (word != "!") {
      if (auto added = addWord(parts.back(), word); !added) return tl::make_unexpected(added.error());
      continue;
    }
    if (parts.back().element.empty()) return wrong("there is no element before '!'");
    parts.emplace_back();
  }
  if (parts.back().element.empty())
    return wrong(parts.size() == 1 ? "it is empty" : "there is no element behind '!'");
  if (parts.size() > kMaxParts) return wrong("it has more than 16 elements");
  return parts;
}

}  // namespace headwater::filter
