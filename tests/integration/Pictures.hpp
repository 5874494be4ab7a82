// Pictures for filters, drawn here.
#pragma once

#include <glib.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace headwater::test {

/// Raw pixels in a file, as a live source of a GStreamer line.
class RawPicture {
 public:
  RawPicture(const std::string& pixels, std::string format, int width, int height)
      : format_(std::move(format)), width_(width), height_(height) {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("headwater-picture-" + std::to_string(getpid()) + "-" + std::to_string(++count));
    std::ofstream(path_, std::ios::binary) << pixels;
  }
  ~RawPicture() { std::filesystem::remove(path_); }
  RawPicture(const RawPicture&) = delete;
  RawPicture& operator=(const RawPicture&) = delete;

  std::string source() const {
    return "multifilesrc loop=true location=" + path_.string() +
           " ! rawvideoparse framerate=15/1 format=" + format_ + " width=" + std::to_string(width_) +
           " height=" + std::to_string(height_) + " ! clocksync ! videoconvert";
  }

 private:
  const std::string format_;
  const int width_, height_;
  std::filesystem::path path_;
};

namespace detail {

struct Colour {
  double r, g, b;
  Colour operator*(double by) const { return {r * by, g * by, b * by}; }
};

inline double ellipse(double x, double y, double cx, double cy, double rx, double ry) {
  return std::pow((x - cx) / rx, 2) + std::pow((y - cy) / ry, 2);
}

/// A face in the middle of 320x240 pixels before a blue wall.
inline Colour faceAt(int x, int y) {
  constexpr double cx = 160, cy = 120;
  Colour colour{90, 120, 150};
  if (ellipse(x, y, cx, cy - 25, 58, 62) < 1) colour = {50, 35, 25};  // hair
  const double skin = ellipse(x, y, cx, cy, 52, 68);
  if (skin >= 1) return colour;
  colour = Colour{225, 180, 150} * (1 - 0.25 * skin);
  for (const double eye : {cx - 21, cx + 21}) {
    const double socket = ellipse(x, y, eye, cy - 14, 15, 9);
    if (socket < 1) colour = colour * (0.55 + 0.25 * socket);
    if (ellipse(x, y, eye, cy - 14, 9, 4.5) < 1) colour = {225, 225, 225};
    if (ellipse(x, y, eye, cy - 14, 4.5, 4.5) < 1) colour = {30, 20, 20};
    if (ellipse(x, y, eye, cy - 27, 15, 3.5) < 1) colour = {60, 40, 30};  // brow
  }
  if (std::abs(x - cx) < 5 && y > cy - 12 && y < cy + 14)
    colour = {colour.r + 20, colour.g + 20, colour.b + 20};
  if (ellipse(x, y, cx, cy + 18, 11, 4) < 1) colour = colour * 0.7;
  if (ellipse(x, y, cx, cy + 38, 20, 5) < 1) colour = {150, 60, 60};  // mouth
  if (ellipse(x, y, cx, cy + 38, 18, 1.5) < 1) colour = {80, 25, 25};
  return colour;
}

}  // namespace detail

/// 320x240, RGB.
inline std::string facePixels() {
  std::string pixels;
  const auto byte = [](double value) {
    return static_cast<char>(static_cast<uint8_t>(std::min(255.0, value)));
  };
  for (int y = 0; y < 240; ++y)
    for (int x = 0; x < 320; ++x) {
      const auto colour = detail::faceAt(x, y);
      pixels += {byte(colour.r), byte(colour.g), byte(colour.b)};
    }
  return pixels;
}

/// A bar code of EAN-13, 8 bits of grey a pixel; two pixels a module.
inline std::string ean13Pixels(const std::string& digits, int width, int height) {
  // GS1 General Specifications 5.2.2: number set A; B is C mirrored, C is A inverted.
  static const char* const kA[] = {"0001101", "0011001", "0010011", "0111101", "0100011",
                                   "0110001", "0101111", "0111011", "0110111", "0001011"};
  static const char* const kSets[] = {"AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB",
                                      "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"};
  const auto inverted = [](std::string code) {
    for (char& c : code) c = c == '0' ? '1' : '0';
    return code;
  };
  std::string modules = "101";
  for (size_t i = 1; i < 13; ++i) {
    const std::string a = kA[digits[i] - '0'];
    const auto c = inverted(a);
    if (i == 7) modules += "01010";
    modules += i > 6 ? c : kSets[digits[0] - '0'][i - 1] == 'A' ? a : std::string(c.rbegin(), c.rend());
  }
  modules += "101";
  std::string row(static_cast<size_t>(width), '\xff');
  const size_t left = (row.size() - modules.size() * 2) / 2;
  for (size_t i = 0; i < modules.size() * 2; ++i)
    if (modules[i / 2] == '1') row[left + i] = '\0';
  std::string pixels;
  for (int y = 0; y < height; ++y) pixels += row;
  return pixels;
}

/// 8x8 red pixels.
inline const char* redPngBase64() {
  return "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mP4z8CAFTEMLQkAKP8/"
         "wc53yE8AAAAASUVORK5CYII=";
}
inline std::string redPngFile() {
  gsize size = 0;
  guchar* bytes = g_base64_decode(redPngBase64(), &size);
  std::string file(reinterpret_cast<char*>(bytes), size);
  g_free(bytes);
  return file;
}
inline std::string redPng() {
  return std::string("data:image/png;base64,") + redPngBase64();
}

}  // namespace headwater::test
