#include "elements/datachannel/SctpLink.hpp"

#include "elements/gst/BufferMap.hpp"
#include "elements/gst/Property.hpp"

namespace headwater::datachannel {

namespace {

template <class Handle>
void forEachBuffer(GstPadProbeInfo* info, Handle handle) {
  if (info->type & GST_PAD_PROBE_TYPE_BUFFER_LIST) {
    GstBufferList* list = GST_PAD_PROBE_INFO_BUFFER_LIST(info);
    for (guint i = 0; i < gst_buffer_list_length(list); ++i) handle(gst_buffer_list_get(list, i));
  } else {
    handle(GST_PAD_PROBE_INFO_BUFFER(info));
  }
}

constexpr guint64 kDefaultMessage = 65536;

constexpr auto kBuffers =
    static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST);

}  // namespace

void SctpLink::onElement(GstElement* element, const std::string& factory) {
  if (factory == "sctpdec") {
    const auto pad = gst::adopt(gst_element_get_static_pad(element, "sink"));
    gst::PadProbe probe(pad.get(), kBuffers, [weak = weak_from_this()](GstPadProbeInfo* info) {
      if (const auto self = weak.lock())
        forEachBuffer(info,
                      [&](GstBuffer* buffer) { self->callbacks_.receive(gst::BufferMap(buffer).data()); });
      return GST_PAD_PROBE_DROP;
    });
    const base::Lock lock(mutex_);
    decoder_ = gst::WeakPtr<GstElement>(element);
    probes_.push_back(std::move(probe));
  }
  if (factory == "sctpenc") {
    auto pad = gst::adopt(gst_element_get_static_pad(element, "src"));
    // Its first packet, which nobody gets, comes behind the events that the pads need before any data. The
    // end of its own association is not the end of the stream.
    gst::PadProbe probe(pad.get(), kBuffers, [weak = weak_from_this()](GstPadProbeInfo*) {
      if (const auto self = weak.lock()) self->onOwnPacket();
      return GST_PAD_PROBE_DROP;
    });
    gst::PadProbe ends(pad.get(), GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, [](GstPadProbeInfo* info) {
      return GST_EVENT_TYPE(GST_PAD_PROBE_INFO_EVENT(info)) == GST_EVENT_EOS ? GST_PAD_PROBE_DROP
                                                                             : GST_PAD_PROBE_OK;
    });
    const base::Lock lock(mutex_);
    encoder_ = gst::WeakPtr<GstElement>(element);
    out_ = std::move(pad);
    probes_.push_back(std::move(probe));
    probes_.push_back(std::move(ends));
  }
}

void SctpLink::onOwnPacket() {
  {
    const base::Lock lock(mutex_);
    if (shut_ || std::exchange(ready_, true)) return;
  }
  callbacks_.onReady();
}

SctpLink::Negotiated SctpLink::negotiated(GstElement* webrtcbin) const {
  Negotiated found;
  gst::Ptr<GstElement> encoder, decoder;
  {
    const base::Lock lock(mutex_);
    encoder = encoder_.lock();
    decoder = decoder_.lock();
  }
  guint local = 0, remote = 0;
  if (encoder) g_object_get(encoder.get(), "remote-sctp-port", &remote, nullptr);
  if (decoder) g_object_get(decoder.get(), "local-sctp-port", &local, nullptr);
  if (local) found.localPort = static_cast<uint16_t>(local);
  if (remote) found.remotePort = static_cast<uint16_t>(remote);
  const auto sctp = gst::getObject<GObject>(webrtcbin, "sctp-transport");
  if (!sctp) return found;
  guint64 most = 0;
  g_object_get(sctp.get(), "max-message-size", &most, nullptr);
  // RFC 8841 6.1: 64 KiB is what counts where nothing is announced. aiortc and werift announce it all the
  // same and take any size, so it is taken for a limit of nobody.
  if (most != 0 && most != kDefaultMessage) found.maxMessage = static_cast<size_t>(most);
  gboolean client = FALSE;
  if (const auto dtls = gst::getObject<GObject>(sctp.get(), "transport"))
    g_object_get(dtls.get(), "client", &client, nullptr);
  found.client = client != FALSE;
  return found;
}

// Not gst_pad_push(): the probe on that pad stops what comes from the element.
void SctpLink::send(std::span<const uint8_t> packet) const {
  gst::Ptr<GstPad> entry;
  {
    const base::Lock lock(mutex_);
    if (!ready_ || shut_) return;
    entry = gst::adopt(gst_pad_get_peer(out_.get()));
  }
  if (entry) gst_pad_chain(entry.get(), gst_buffer_new_memdup(packet.data(), packet.size()));
}

// The probes stay, so that the elements stay silent to their end.
void SctpLink::shut() {
  gst::Ptr<GstPad> out;
  const base::Lock lock(mutex_);
  shut_ = true;
  out = std::move(out_);
}

}  // namespace headwater::datachannel
