// A live RTSP source for tests: a ball and a tone.
//
// usage: test-rtsp-server PORT [USER PASSWORD]    PORT 0: any free one; prints "port=N" when it serves
// rtsp://127.0.0.1:N/live
#include <gst/rtsp-server/rtsp-server.h>

#include <cstdio>
#include <string>

namespace {

void protect(GstRTSPServer* server, GstRTSPMediaFactory* factory, const char* user, const char* password) {
  GstRTSPAuth* auth = gst_rtsp_auth_new();
  GstRTSPToken* token =
      gst_rtsp_token_new(GST_RTSP_TOKEN_MEDIA_FACTORY_ROLE, G_TYPE_STRING, "viewer", nullptr);
  gchar* basic = gst_rtsp_auth_make_basic(user, password);
  gst_rtsp_auth_add_basic(auth, basic, token);
  g_free(basic);
  gst_rtsp_token_unref(token);
  GstStructure* role =
      gst_structure_new("viewer", GST_RTSP_PERM_MEDIA_FACTORY_ACCESS, G_TYPE_BOOLEAN, TRUE,
                        GST_RTSP_PERM_MEDIA_FACTORY_CONSTRUCT, G_TYPE_BOOLEAN, TRUE, nullptr);
  gst_rtsp_media_factory_add_role_from_structure(factory, role);
  gst_structure_free(role);
  gst_rtsp_server_set_auth(server, auth);
  g_object_unref(auth);
}

}  // namespace

int main(int argc, char** argv) {
  gst_init(&argc, &argv);
  GMainLoop* loop = g_main_loop_new(nullptr, FALSE);
  GstRTSPServer* server = gst_rtsp_server_new();
  gst_rtsp_server_set_address(server, "127.0.0.1");
  gst_rtsp_server_set_service(server, argc > 1 ? argv[1] : "0");
  GstRTSPMediaFactory* factory = gst_rtsp_media_factory_new();
  gst_rtsp_media_factory_set_launch(
      factory,
      "( videotestsrc is-live=true pattern=ball ! video/x-raw,width=320,height=240,framerate=25/1 ! vp8enc "
      "deadline=1 cpu-used=8 keyframe-max-dist=25 ! rtpvp8pay picture-id-mode=2 name=pay0 pt=96 "
      "audiotestsrc is-live=true ! audio/x-raw,rate=48000,channels=2 ! opusenc ! rtpopuspay name=pay1 pt=97 "
      ")");
  gst_rtsp_media_factory_set_shared(factory, TRUE);
  if (argc > 3) protect(server, factory, argv[2], argv[3]);
  GstRTSPMountPoints* mounts = gst_rtsp_server_get_mount_points(server);
  gst_rtsp_mount_points_add_factory(mounts, "/live", factory);
  g_object_unref(mounts);
  if (gst_rtsp_server_attach(server, nullptr) == 0) {
    std::fprintf(stderr, "the port cannot be opened\n");
    return 1;
  }
  std::printf("port=%d\n", gst_rtsp_server_get_bound_port(server));
  std::fflush(stdout);
  g_main_loop_run(loop);
}
