// SPDX-License-Identifier: GPL-3.0-or-later
// curl_easy_setopt(3) and curl_easy_getinfo(3) take whatever the option wants, which Swift calls only by functions of one type each.
#include <curl/curl.h>

typedef size_t (*ccurl_taker)(char *bytes, size_t one, size_t count, void *context);

static inline CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_taker(CURL *handle, CURLoption option, ccurl_taker value) {
  return curl_easy_setopt(handle, option, value);
}

static inline long ccurl_status(CURL *handle) {
  long status = 0;
  return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0;
}
