<?php
// Brings PHP's own https streams (file_get_contents, fopen, copy) through the proxy: they read no
// variable that names one, and a context of the bot's own hides any default.
// Prepended to every script by courtesy.ini; curl needs nothing of this.

if (!class_exists('CourtesyHttps', false)) {
    final class CourtesyHttps
    {
        public $context;
        private $stream;

        public static function install(): void
        {
            stream_wrapper_unregister('https');
            stream_wrapper_register('https', self::class, STREAM_IS_URL);
        }

        public function stream_open($url, $mode, $options, &$opened): bool
        {
            stream_wrapper_restore('https');
            try {
                $context = $this->context ?: stream_context_create();
                $host = parse_url($url, PHP_URL_HOST);
                if (!preg_match('/^(localhost|127\..*|\[::1\])$/i', (string) $host)) {
                    stream_context_set_option($context, 'http', 'proxy', get_cfg_var('courtesy.proxy'));
                }
                $this->stream = fopen($url, $mode, false, $context);
                // Real streams set it where they are opened; from here only the outermost is in reach.
                $GLOBALS['http_response_header'] = $http_response_header ?? null;
            } finally {
                self::install();
            }
            return $this->stream !== false;
        }

        public function stream_read($count)
        {
            return fread($this->stream, $count);
        }

        public function stream_write($data)
        {
            return fwrite($this->stream, $data);
        }

        public function stream_eof(): bool
        {
            return feof($this->stream);
        }

        public function stream_stat()
        {
            return fstat($this->stream);
        }

        public function url_stat($url, $flags)
        {
            return false;
        }

        public function stream_set_option($option, $first, $second): bool
        {
            return $option === STREAM_OPTION_READ_TIMEOUT
                && stream_set_timeout($this->stream, $first, $second);
        }

        public function stream_close(): void
        {
            fclose($this->stream);
        }
    }
    CourtesyHttps::install();
}
