#include "elements/datachannel/SctpTransport.hpp"

#include "elements/base/Scheduler.hpp"

namespace headwater::datachannel {

namespace {

/// A peer has no more to say before it is answered than its INIT, and that again.
constexpr size_t kMostEarly = 4;

}  // namespace

std::shared_ptr<SctpTransport> SctpTransport::create(size_t bufferBytes, Callbacks callbacks) {
  std::shared_ptr<SctpTransport> made(new SctpTransport(bufferBytes, std::move(callbacks)));
  made->makeLink();
  return made;
}

void SctpTransport::makeLink() {
  const auto weak = weak_from_this();
  SctpLink::Callbacks callbacks;
  callbacks.onReady = [weak] {
    if (const auto self = weak.lock()) self->onLinkReady();
  };
  callbacks.receive = [weak](std::span<const uint8_t> packet) {
    if (const auto self = weak.lock()) self->receive(packet);
  };
  link_ = std::make_shared<SctpLink>(std::move(callbacks));
}

void SctpTransport::watch(GstElement* webrtcbin) {
  const base::Lock lock(mutex_);
  webrtcbin_ = gst::WeakPtr<GstElement>(webrtcbin);
}

void SctpTransport::receive(std::span<const uint8_t> packet) {
  std::shared_ptr<sctp::SctpAssociation> association;
  {
    const base::Lock lock(mutex_);
    association = association_;
    if (!association && !shut_ && early_.size() < kMostEarly)
      early_.emplace_back(packet.begin(), packet.end());
  }
  if (association) association->receive(packet);
}

void SctpTransport::onLinkReady() {
  {
    const base::Lock lock(mutex_);
    ready_ = true;
  }
  begin();
}

void SctpTransport::open() {
  {
    const base::Lock lock(mutex_);
    open_ = true;
  }
  begin();
}

// Not in place: the caller may be in the midst of the handshake, and packets go out at once.
void SctpTransport::begin() {
  base::Scheduler::shared().after(std::chrono::milliseconds(0), [weak = weak_from_this()] {
    const auto self = weak.lock();
    if (!self) return;
    gst::Ptr<GstElement> webrtcbin;
    {
      const base::Lock lock(self->mutex_);
      if (!self->open_ || !self->ready_ || self->shut_ || self->association_) return;
      webrtcbin = self->webrtcbin_.lock();
    }
    if (!webrtcbin) return;
    const auto negotiated = self->link_->negotiated(webrtcbin.get());
    const auto made = sctp::SctpAssociation::create({.localPort = negotiated.localPort,
                                                     .remotePort = negotiated.remotePort,
                                                     .sendBufferBytes = self->bufferBytes_},
                                                    self->associationCallbacks());
    if (!made) return;
    (*made)->connect();
    std::vector<std::vector<uint8_t>> early;
    {
      const base::Lock lock(self->mutex_);
      self->negotiated_ = negotiated;
      if (self->shut_) return;
      self->association_ = *made;
      early.swap(self->early_);
    }
    for (const auto& packet : early) (*made)->receive(packet);
  });
}

sctp::SctpAssociation::Callbacks SctpTransport::associationCallbacks() {
  const auto weak = weak_from_this();
  sctp::SctpAssociation::Callbacks callbacks;
  callbacks.output = [link = link_](std::span<const uint8_t> packet) { link->send(packet); };
  callbacks.onUp = [weak] {
    if (const auto self = weak.lock()) self->callbacks_.onUp();
  };
  callbacks.onMessage = [weak](uint16_t stream, uint32_t protocol, std::string data) {
    if (const auto self = weak.lock()) self->callbacks_.onMessage(stream, protocol, std::move(data));
  };
  callbacks.onReset = [weak](const std::vector<uint16_t>& incoming, const std::vector<uint16_t>&) {
    if (const auto self = weak.lock()) self->callbacks_.onReset(incoming);
  };
  callbacks.onDown = [weak] {
    if (const auto self = weak.lock()) self->callbacks_.onDown();
  };
  return callbacks;
}

void SctpTransport::shut() {
  std::shared_ptr<sctp::SctpAssociation> association;
  {
    const base::Lock lock(mutex_);
    open_ = false;
    shut_ = true;
    association = std::move(association_);
    early_.clear();
  }
  if (association) association->close();
  link_->shut();
}

std::shared_ptr<sctp::SctpAssociation> SctpTransport::association() const {
  const base::Lock lock(mutex_);
  return association_;
}

SctpLink::Negotiated SctpTransport::negotiated() const {
  const base::Lock lock(mutex_);
  return negotiated_;
}

bool SctpTransport::send(uint16_t stream, uint32_t protocol, std::span<const char> message,
                         const sctp::SctpDelivery& delivery) const {
  const auto running = association();
  return running && running->send(stream, protocol, message, delivery);
}

void SctpTransport::reset(uint16_t stream) const {
  if (const auto running = association()) running->reset(stream);
}

}  // namespace headwater::datachannel
