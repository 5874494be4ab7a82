#include "elements/webrtc/NiceRoute.hpp"

#include <nice/agent.h>

namespace headwater::webrtc {

bool NiceRoute::send(std::span<const uint8_t> packet) {
  const base::Lock lock(mutex_);
  if (!agent_) return false;
  // Sockets of an agent do not block: what does not fit is refused.
  return nice_agent_send(reinterpret_cast<NiceAgent*>(agent_.get()), stream_, NICE_COMPONENT_TYPE_RTP,
                         static_cast<guint>(packet.size()),
                         reinterpret_cast<const gchar*>(packet.data())) == static_cast<gint>(packet.size());
}

void NiceRoute::shut() {
  gst::Ptr<GObject> agent;
  const base::Lock lock(mutex_);
  agent = std::move(agent_);
}

}  // namespace headwater::webrtc
