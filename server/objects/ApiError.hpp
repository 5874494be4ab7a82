// Errors that media objects answer with, by the API's codes.
#pragma once

#include <string>

#include "elements/base/Types.hpp"
#include "rpc/jsonrpc/Error.hpp"

namespace headwater::server::error {

using Unexpected = tl::unexpected<rpc::Error>;

Unexpected tagNotFound();                                ///< 40110
Unexpected eventNotSupported(const std::string& event);  ///< 40106
Unexpected objectNotFound(const std::string& id);        ///< 40101
Unexpected differentPipelines();                         ///< 40004
Unexpected notEnoughResources(const std::string& what);  ///< 40009
Unexpected illegalParameter(const std::string& what);    ///< 40107
Unexpected notSupported(const std::string& what);        ///< 40111

/// The code of the API for a failure of the media path.
rpc::Error of(const base::Failure& failure);

}  // namespace headwater::server::error
