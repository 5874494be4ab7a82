#include "elements/player/Position.hpp"

#include <algorithm>
#include <future>

#include "elements/gst/CallAsync.hpp"

namespace headwater::player {

using std::chrono::milliseconds;

namespace {

milliseconds toMilliseconds(gint64 nanoseconds) {
  return milliseconds(nanoseconds / static_cast<gint64>(GST_MSECOND));
}

}  // namespace

milliseconds positionOf(const gst::Ptr<GstElement>& pipeline) {
  gint64 position = 0;
  if (!pipeline || !gst_element_query_position(pipeline.get(), GST_FORMAT_TIME, &position))
    return milliseconds(0);
  return toMilliseconds(std::max<gint64>(0, position));
}

PlayerInfo infoOf(const gst::Ptr<GstElement>& pipeline) {
  PlayerInfo known;
  if (!pipeline) return known;
  gint64 duration = -1;
  const bool hasLength =
      gst_element_query_duration(pipeline.get(), GST_FORMAT_TIME, &duration) && duration >= 0;
  known.duration = hasLength ? toMilliseconds(duration) : milliseconds(-1);
  const auto query = gst::adopt(gst_query_new_seeking(GST_FORMAT_TIME));
  gboolean seekable = FALSE;
  gint64 begin = 0, end = 0;
  if (!gst_element_query(pipeline.get(), query.get())) return known;
  gst_query_parse_seeking(query.get(), nullptr, &seekable, &begin, &end);
  known.seekable = seekable && end > begin;
  if (!known.seekable) return known;
  known.seekableBegin = toMilliseconds(std::max<gint64>(0, begin));
  known.seekableEnd = toMilliseconds(end);
  return known;
}

void awaitPreroll(const gst::Ptr<GstElement>& pipeline, milliseconds timeout,
                  const std::function<bool()>& gaveUp) {
  const auto end = std::chrono::steady_clock::now() + timeout;
  while (pipeline && !gaveUp() && std::chrono::steady_clock::now() < end)
    if (gst_element_get_state(pipeline.get(), nullptr, nullptr, 20 * GST_MSECOND) != GST_STATE_CHANGE_ASYNC)
      return;
}

base::Expected<void> checkPosition(const PlayerInfo& known, milliseconds position) {
  if (!known.seekable)
    return base::fail(base::Failure::Code::invalidArgument, "what is played has no positions to go to");
  if (position < known.seekableBegin || position > known.seekableEnd)
    return base::fail(base::Failure::Code::invalidArgument,
                      std::to_string(position.count()) + " ms is not between " +
                          std::to_string(known.seekableBegin.count()) + " and " +
                          std::to_string(known.seekableEnd.count()));
  return {};
}

base::Expected<void> seekTo(const gst::Ptr<GstElement>& pipeline, milliseconds position, bool toKeyframe,
                            milliseconds timeout) {
  const int exact = GST_SEEK_FLAG_FLUSH, keyframe = GST_SEEK_FLAG_KEY_UNIT | GST_SEEK_FLAG_SNAP_BEFORE;
  const auto flags = static_cast<GstSeekFlags>(toKeyframe ? exact | keyframe : exact);
  auto done = std::make_shared<std::promise<bool>>();
  auto answer = done->get_future();
  gst::callAsync(pipeline.get(), [done, flags, position](GstElement* element) {
    const auto to = position.count() * static_cast<gint64>(GST_MSECOND);
    done->set_value(gst_element_seek_simple(element, GST_FORMAT_TIME, flags, to));
  });
  if (answer.wait_for(timeout) != std::future_status::ready)
    return base::fail(base::Failure::Code::timeout,
                      "the source does not go there within " + std::to_string(timeout.count()) + " ms");
  if (!answer.get())
    return base::fail(base::Failure::Code::invalidArgument, "the source refuses to go there");
  return {};
}

}  // namespace headwater::player
