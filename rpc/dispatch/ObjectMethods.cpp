// The methods of the protocol that work on objects. Decoded here, carried out on the object's executor.
#include "rpc/dispatch/Call.hpp"
#include "rpc/dispatch/Dispatcher.hpp"
#include "rpc/generated/Errors.hpp"
#include "rpc/generated/Kurento6.hpp"
#include "rpc/generated/Registry.hpp"

namespace headwater::rpc {

namespace {

constexpr std::string_view kNewReference = "newref:";

Error notFound(const std::string& id) {
  if (id.rfind(kNewReference, 0) == 0)
    return api::errorOf(
        api::ErrorCode::MEDIA_OBJECT_NOT_FOUND_TRANSACTION_NO_COMMIT,
        "Object '" + id +
            "' not found. Possibly using a transactional object without committing the transaction.");
  return api::errorOf(api::ErrorCode::MEDIA_OBJECT_NOT_FOUND, "Object '" + id + "' not found");
}

Json::Value classDescription(const api::ClassInfo& info) {
  Json::Value result(Json::objectValue);
  result["type"] = std::string(info.name);
  result["qualifiedType"] = std::string(info.qualifiedName);
  result["hierarchy"] = Json::arrayValue;
  for (const auto ancestor : info.hierarchy) result["hierarchy"].append(std::string(ancestor));
  return result;
}

}  // namespace

std::shared_ptr<api::MediaObject> Dispatcher::objectOf(const std::shared_ptr<Call>& call) {
  const auto id = call->text("object");
  if (!id) {
    call->fail(id.error());
    return nullptr;
  }
  auto object = application_.find(*id);
  if (!object) call->fail(notFound(*id));
  return object;
}

void Dispatcher::onObject(const std::shared_ptr<Call>& call, const std::shared_ptr<api::MediaObject>& object,
                          std::function<void()> job) {
  application_.post(object, [this, call, object, job = std::move(job)] {
    if (!application_.alive(*object)) return call->fail(notFound(object->id()));
    if (auto held = application_.ref(call->session, object); !held) return call->fail(held.error());
    job();
  });
}

void Dispatcher::create(const std::shared_ptr<Call>& call) {
  const auto type = call->text("type");
  if (!type) return call->fail(type.error());
  if (!enterSession(call)) return;
  auto construction = api::prepareCreate(*type, call->params()["constructorParams"], application_);
  if (!construction) return call->fail(construction.error());
  application_.post(construction->parent, [this, call, run = std::move(construction->run)] {
    auto object = run(application_.factory());
    if (!object) return call->fail(object.error());
    auto held = application_.ref(call->session, *object);
    if (held) return call->finishValue((*object)->id());
    application_.post(*object, [this, call, object = *object, error = held.error()] {
      application_.release(object);
      call->fail(error);
    });
  });
}

void Dispatcher::invoke(const std::shared_ptr<Call>& call) {
  const auto operation = call->text("operation");
  if (!operation) return call->fail(operation.error());
  if (auto named = call->text("object"); !named) return call->fail(named.error());
  if (!enterSession(call)) return;
  const auto object = objectOf(call);
  if (!object) return;
  auto prepared = api::prepareInvoke(object, *operation, call->params()["operationParams"], application_);
  if (!prepared) return call->fail(prepared.error());
  if (api::isKurento6Operation(*operation)) call->session->speakKurento6();
  onObject(call, object, [call, prepared = std::move(*prepared)] {
    auto value = prepared();
    if (!value) return call->fail(value.error());
    if (call->session->speaksKurento6()) api::addKurento6Fields(*value);
    call->finishValue(std::move(*value));
  });
}

void Dispatcher::subscribe(const std::shared_ptr<Call>& call) {
  const auto event = call->text("type");
  if (!event) return call->fail(event.error());
  if (auto named = call->text("object"); !named) return call->fail(named.error());
  if (!enterSession(call)) return;
  const auto object = objectOf(call);
  if (!object) return;
  if (!api::kurento6Event(*event).empty()) call->session->speakKurento6();
  onObject(call, object, [this, call, object, event = *event] {
    auto subscription = application_.subscribe(call->session, *object, event);
    if (!subscription) return call->fail(subscription.error());
    call->finishValue(*subscription);
  });
}

void Dispatcher::unsubscribe(const std::shared_ptr<Call>& call) {
  const auto id = call->text("object");
  if (!id) return call->fail(id.error());
  const auto subscription = call->text("subscription");
  if (!subscription) return call->fail(subscription.error());
  if (!enterOwnSession(call)) return;
  const auto object = application_.find(*id);
  if (!object) return call->finish(Json::Value(Json::objectValue));
  application_.post(object, [this, call, object, subscription = *subscription] {
    if (application_.alive(*object)) application_.unsubscribe(*object, subscription);
    call->finish(Json::Value(Json::objectValue));
  });
}

void Dispatcher::release(const std::shared_ptr<Call>& call) {
  const auto id = call->text("object");
  if (!id) return call->fail(id.error());
  if (!enterSession(call)) return;
  const auto object = application_.find(*id);
  if (!object) return call->finish(Json::Value(Json::objectValue));
  application_.post(object, [this, call, object] {
    application_.release(object);
    call->finish(Json::Value(Json::objectValue));
  });
}

void Dispatcher::describe(const std::shared_ptr<Call>& call) {
  if (auto named = call->text("object"); !named) return call->fail(named.error());
  if (!enterSession(call)) return;
  const auto object = objectOf(call);
  if (!object) return;
  onObject(call, object, [call, object] { call->finish(classDescription(object->classInfo())); });
}

void Dispatcher::ref(const std::shared_ptr<Call>& call) {
  if (auto named = call->text("object"); !named) return call->fail(named.error());
  if (!enterOwnSession(call)) return;
  const auto object = objectOf(call);
  if (!object) return;
  onObject(call, object, [call] { call->finish(Json::Value(Json::objectValue)); });
}

void Dispatcher::unref(const std::shared_ptr<Call>& call) {
  const auto id = call->text("object");
  if (!id) return call->fail(id.error());
  if (!enterOwnSession(call)) return;
  application_.unref(*call->session, *id);
  call->finish(Json::Value(Json::objectValue));
}

}  // namespace headwater::rpc
