#include "elements/recorder/RecordedStream.hpp"

#include "elements/rtp/RtpFormats.hpp"

namespace headwater::recorder {

base::Expected<RecordedTrack> adapted(const std::shared_ptr<track::Track>& track, Container container) {
  const auto format = track->format();
  auto recording = recordingOf(container, track->kind(), format);
  if (!recording)
    return base::fail(base::Failure::Code::formatMismatch,
                      std::string(toString(track->kind())) + " of the source is " + rtp::describe(format) +
                          ", which cannot be written into this container");
  if (recording->format.encodingName == format.encodingName) return RecordedTrack{track, track, *recording};
  auto made = recording->format.encodingName == rtp::kRawEncoding ? track->frames()
                                                                  : track->encoded(recording->format);
  if (!made) return tl::make_unexpected(made.error());
  return RecordedTrack{track, *made, *recording};
}

}  // namespace headwater::recorder
