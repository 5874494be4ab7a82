package io.headwater.client;

/** Something that happened to an object in the server. */
public interface Event {}
