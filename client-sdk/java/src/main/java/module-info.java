/** The client of the Headwater media server: {@link io.headwater.client.HeadwaterClient} is where it begins. */
module io.headwater.client {
  requires transitive java.net.http;
  requires com.google.gson;

  exports io.headwater.client;
}
