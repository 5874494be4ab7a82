// An element of a pipeline: what it is connected to, and whether media flows.
#pragma once

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "elements/track/Track.hpp"
#include "server/objects/MediaObject.hpp"

namespace headwater::server {

/// Belongs to its pipeline's executor, as MediaObject does.
class MediaElement : public MediaObject, public virtual api::MediaElement {
 public:
  Result<std::vector<api::ElementConnectionData>> getSourceConnections(
      const std::optional<api::MediaType>& type, const std::optional<std::string>& description) override;
  Result<std::vector<api::ElementConnectionData>> getSinkConnections(
      const std::optional<api::MediaType>& type, const std::optional<std::string>& description) override;
  Result<void> connect(const std::shared_ptr<api::MediaElement>& sink,
                       const std::optional<api::MediaType>& type,
                       const std::optional<std::string>& sourceDescription,
                       const std::optional<std::string>& sinkDescription) override;
  Result<void> disconnect(const std::shared_ptr<api::MediaElement>& sink,
                          const std::optional<api::MediaType>& type,
                          const std::optional<std::string>& sourceDescription,
                          const std::optional<std::string>& sinkDescription) override;

  Result<void> setAudioFormat(const api::AudioCaps& caps) override;
  Result<void> setVideoFormat(const api::VideoCaps& caps) override;
  Result<int> getEncoderBitrate() override { return encoderBitrate_; }
  Result<void> setEncoderBitrate(const int& bitrate) override;
  Result<int> getMinEncoderBitrate() override { return minEncoderBitrate_; }
  Result<void> setMinEncoderBitrate(const int& bitrate) override;
  Result<int> getMaxEncoderBitrate() override { return maxEncoderBitrate_; }
  Result<void> setMaxEncoderBitrate(const int& bitrate) override;

  Result<bool> isMediaFlowingIn(const api::MediaType& type,
                                const std::optional<std::string>& description) override;
  Result<bool> isMediaFlowingOut(const api::MediaType& type,
                                 const std::optional<std::string>& description) override;
  Result<bool> isMediaTranscoding(const api::MediaType& type,
                                  const std::optional<std::string>& binName) override;

  Result<std::string> getGstreamerDot(const std::optional<api::GstreamerDotDetails>& details) override;
  Result<void> dumpGstreamerDot(const std::optional<api::GstreamerDotDetails>& details) override;

  static constexpr int kMaxHops = 16;  ///< elements in a row that only hand on

  /// The element's own graph for getGstreamerDot; empty when it has none yet.
  virtual std::string graph(bool verbose) = 0;
  /// The media path's element, or null as long as there is none.
  virtual std::shared_ptr<track::Node> node() = 0;
  /// What sinks of this element subscribe to: outgoing(), in the format that the application asked for. Null
  /// when there is nothing yet. `depth` counts elements that only hand on, since they can be connected in a
  /// circle.
  std::shared_ptr<track::Track> published(base::Kind kind, int depth = 0);
  /// The Track that a source sends to this element; null when there is none yet.
  std::shared_ptr<track::Track> incoming(base::Kind kind, int depth = 0);
  /// What published() answers may have changed: subscribes the sinks anew where it has.
  void relink(base::Kind kind, int depth = 0);
  /// Whether this element's media is converted may have changed: raises an event where it has.
  void tellTranscoding(base::Kind kind);

 protected:
  using MediaObject::MediaObject;
  void onRelease() override;
  /// This element's media. One that only hands on answers what its own source publishes, so that it costs
  /// nothing a packet.
  virtual std::shared_ptr<track::Track> outgoing(base::Kind kind, int depth);
  /// The Track whose encoders go by this element's limits and count as its own; null: none yet.
  virtual std::shared_ptr<track::Track> encoderSource(base::Kind kind);
  /// The limits have changed, and are those of encoderSource() already.
  virtual void onLimits(base::Kind) {}
  /// Whether the application has set any.
  bool hasLimits(base::Kind kind) const;
  void applyEncoding();
  /// Hears when encoders and decoders of `track` come and go.
  void watch(const std::shared_ptr<track::Track>& track);
  /// Where media comes from has changed; for elements that hand it on.
  virtual void onSourceChanged(base::Kind, int /*depth*/) {}
  /// A source has come to the end of its media.
  virtual void onSourceEnd(int depth) { tellSinksOfEnd(depth + 1); }
  /// For such a source, and for elements that hand its media on.
  void tellSinksOfEnd(int depth = 0);
  /// The same for whether it flows.
  virtual void onSourceFlow(base::Kind, bool /*flowing*/, int /*depth*/) {}

  /// To be called when node() came into being: makes the links of connections that waited for it, and hears
  /// of the Tracks' adapters.
  void linkConnections();
  /// The same for what this element is the source of.
  void setFlow(bool in, base::Kind kind, bool flowing, int depth = 0);
  bool flows(bool in, base::Kind kind) const { return (in ? flowingIn_ : flowingOut_).count(kind) != 0; }

 private:
  struct Connection {
    std::weak_ptr<MediaElement> source, sink;
    api::MediaType type{};
    std::string sourceDescription, sinkDescription;
    std::shared_ptr<track::Track> track;  ///< that is linked
    std::shared_ptr<track::Link> link;    ///< null until both ends have their node
  };
  using ConnectionPtr = std::shared_ptr<Connection>;

  Result<void> connectKind(const std::shared_ptr<MediaElement>& sink, api::MediaType type,
                           const std::string& sourceDescription, const std::string& sinkDescription);
  static void link(Connection& connection, int depth = 0);
  static void unlink(Connection& connection);
  void drop(const ConnectionPtr& connection);
  void tellSourceThatItIsHandedOn(base::Kind kind);
  std::shared_ptr<track::Track> inFormat(base::Kind kind, std::shared_ptr<track::Track> track);
  bool transcodes(base::Kind kind);
  void changeLimits(base::Kind kind);
  api::ElementConnectionData describe(const Connection& connection) const;

  std::vector<ConnectionPtr> sinks_;    // where this element's media goes
  std::vector<ConnectionPtr> sources_;  // where it comes from: at most one a media type
  std::set<base::Kind> flowingIn_, flowingOut_;
  std::map<base::Kind, bool> toldTranscoding_;  ///< what was told last; an element starts without a state
  int encoderBitrate_ = 300'000, minEncoderBitrate_ = 0;
  bool encoderBitrateSet_ = false;  ///< until then it follows the picture
  int maxEncoderBitrate_ = std::numeric_limits<int>::max();
  std::optional<api::AudioCaps> audioFormat_;
  std::optional<api::VideoCaps> videoFormat_;
};

base::Kind kindOf(api::MediaType type);
api::MediaType typeOf(base::Kind kind);

}  // namespace headwater::server
