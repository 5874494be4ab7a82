#include "server/objects/HttpPostEndpoint.hpp"

#include "server/runtime/Uuid.hpp"

namespace headwater::server {

HttpPostEndpoint::HttpPostEndpoint(Services& services, const std::shared_ptr<MediaObject>& pipeline,
                                   const api::HttpPostEndpointParams& params)
    : MediaElement(services, *api::findClass("HttpPostEndpoint"),
                   makeObjectId(pipeline.get(), *api::findClass("HttpPostEndpoint")), pipeline, nullptr),
      url_(services.httpBase() + "/upload/" + makeUuid()),
      disconnectionTimeoutSeconds_(params.disconnectionTimeout),
      useEncodedMedia_(params.useEncodedMedia) {}

}  // namespace headwater::server
