import CSoundFile

extension AudioFormat {
    /// The formats that this machine's libsndfile writes.
    public static var available: [AudioFormat] { allCases.filter(\.isAvailable) }

    /// Whether this machine's libsndfile writes the format; MP3 and Opus depend on how it was built.
    public var isAvailable: Bool {
        guard let code else { return true }
        var information = SF_INFO()
        information.samplerate = Int32(sampleRate(for: 22_050))
        information.channels = 1
        information.format = code
        return sf_format_check(&information) == 1
    }

    /// The sample rate at which audio of a rate is written: the same one where the format has it, otherwise the next
    /// higher one it has.
    ///
    /// - Parameter rate: Samples a second that the engine gives.
    /// - Returns: Samples a second in the file.
    public func sampleRate(for rate: Int) -> Int {
        switch self {
        case .wav, .flac: rate
        case .wav8k, .mulaw: 8_000
        case .pcm: 24_000
        case .opus: [8_000, 12_000, 16_000, 24_000].first { $0 >= rate } ?? 48_000
        case .mp3:
            [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100].first { $0 >= rate } ?? 48_000
        }
    }

    /// libsndfile's number of container and codec, or nil for samples without a header.
    var code: Int32? {
        switch self {
        case .wav, .wav8k: Int32(bitPattern: UInt32(SF_FORMAT_WAV | SF_FORMAT_PCM_16))
        case .mulaw: Int32(bitPattern: UInt32(SF_FORMAT_WAV | SF_FORMAT_ULAW))
        case .flac: Int32(bitPattern: UInt32(SF_FORMAT_FLAC | SF_FORMAT_PCM_16))
        case .mp3: Int32(bitPattern: UInt32(SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III))
        case .opus: Int32(bitPattern: UInt32(SF_FORMAT_OGG | SF_FORMAT_OPUS))
        case .pcm: nil
        }
    }
}
