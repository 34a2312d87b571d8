/// A form in which speech leaves the gateway.
public enum AudioFormat: String, CaseIterable, Hashable, Sendable {
    /// RIFF WAVE, 16-bit linear, at the engine's sample rate.
    case wav
    /// MPEG-1/2 layer III.
    case mp3
    /// Opus in Ogg (RFC 7845).
    case opus
    /// FLAC.
    case flac
    /// RIFF WAVE, 16-bit linear, 8 kHz: telephone and radio.
    case wav8k
    /// RIFF WAVE, G.711 mu-law, 8 kHz.
    case mulaw
    /// Headerless 16-bit little-endian samples at 24 kHz, as OpenAI's `pcm`.
    case pcm

    /// Media type of the HTTP answer.
    public var mediaType: String {
        switch self {
        case .wav, .wav8k, .mulaw: "audio/wav"
        case .mp3: "audio/mpeg"
        case .opus: "audio/ogg"
        case .flac: "audio/flac"
        case .pcm: "audio/pcm"
        }
    }
}
