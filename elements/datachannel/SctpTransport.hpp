// The SCTP association of a peer: how it comes and how it goes.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "elements/base/Mutex.hpp"
#include "elements/datachannel/SctpLink.hpp"
#include "elements/sctp/SctpAssociation.hpp"

namespace headwater::datachannel {

/// There is one as soon as DTLS is up and the peer's certificate is verified, and never another. Threads:
/// watch() and shut() by the owner; the rest by any. Callbacks are made on webrtcbin's and SCTP's. Held by
/// shared_ptr.
class SctpTransport : public std::enable_shared_from_this<SctpTransport> {
 public:
  struct Callbacks {
    std::function<void()> onUp;
    std::function<void(uint16_t stream, uint32_t protocol, std::string data)> onMessage;
    std::function<void(const std::vector<uint16_t>& streams)>
        onReset;  ///< the peer has ended its side of them
    std::function<void()> onDown;
  };
  static std::shared_ptr<SctpTransport> create(size_t bufferBytes, Callbacks callbacks);

  void watch(GstElement* webrtcbin);
  /// By webrtcbin, in place, of each element that it makes.
  void onElement(GstElement* element, const std::string& factory) { link_->onElement(element, factory); }
  /// The peer's certificate is verified.
  void open();
  void shut();

  bool running() const { return association() != nullptr; }
  SctpLink::Negotiated negotiated() const;
  /// False when there is no association, or too much waits already.
  bool send(uint16_t stream, uint32_t protocol, std::span<const char> message,
            const sctp::SctpDelivery& delivery = {}) const;
  void reset(uint16_t stream) const;

 private:
  SctpTransport(size_t bufferBytes, Callbacks callbacks)
      : bufferBytes_(bufferBytes), callbacks_(std::move(callbacks)) {}

  void makeLink();
  void receive(std::span<const uint8_t> packet);
  void onLinkReady();
  void begin();
  sctp::SctpAssociation::Callbacks associationCallbacks();
  std::shared_ptr<sctp::SctpAssociation> association() const;

  const size_t bufferBytes_;
  const Callbacks callbacks_;
  std::shared_ptr<SctpLink> link_;  ///< from create() on

  mutable base::Mutex mutex_;
  gst::WeakPtr<GstElement> webrtcbin_ HW_GUARDED_BY(mutex_){nullptr};
  std::shared_ptr<sctp::SctpAssociation> association_ HW_GUARDED_BY(mutex_);
  /// The peer's INIT may come before our side is there. There are stacks that answer none of ours (werift as
  /// the controlling agent) and repeat their own after 3 s.
  std::vector<std::vector<uint8_t>> early_ HW_GUARDED_BY(mutex_);
  SctpLink::Negotiated negotiated_ HW_GUARDED_BY(mutex_);
  bool open_ HW_GUARDED_BY(mutex_) = false, ready_ HW_GUARDED_BY(mutex_) = false,
             shut_ HW_GUARDED_BY(mutex_) = false;
};

}  // namespace headwater::datachannel
