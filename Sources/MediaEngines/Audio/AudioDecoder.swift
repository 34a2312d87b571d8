public import Accessibility
import CSoundFile

/// Reads recordings that libsndfile knows: WAVE, FLAC, MP3, Ogg Opus and Vorbis, AIFF, AU.
public enum AudioDecoder {
    private static let blockFrames = 4_096

    /// Decodes a recording in memory; several channels are averaged.
    ///
    /// Blocks the thread for as long as it takes.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - maximumSeconds: Longest recording.
    /// - Returns: One channel at the file's rate.
    /// - Throws: ``SpeechError/invalidDocument(offset:reason:)`` for what is no such file or is damaged,
    ///   ``SpeechError/tooLarge(what:limit:)``.
    public static func decode(_ bytes: [UInt8], maximumSeconds: Int = 600) throws(SpeechError) -> SpeechAudio {
        let source = AudioSource(bytes)
        var functions = AudioSource.functions
        var information = SF_INFO()
        let context = Unmanaged.passUnretained(source).toOpaque()
        guard let handle = sf_open_virtual(&functions, Int32(SFM_READ), &information, context) else {
            throw .invalidDocument(offset: 0, reason: "this is no audio file that can be read")
        }
        defer {
            sf_close(handle)
            withExtendedLifetime(source) {}
        }
        let (channels, rate) = (Int(information.channels), Int(information.samplerate))
        guard (1...16).contains(channels), (4_000...384_000).contains(rate) else {
            throw .invalidDocument(offset: 0, reason: "the recording has \(channels) channels at \(rate) Hz")
        }
        var samples: [Int16] = []
        var block = [Int16](repeating: 0, count: blockFrames * channels)
        while true {
            let frames = Int(sf_readf_short(handle, &block, sf_count_t(blockFrames)))
            guard frames > 0 else { break }
            guard samples.count + frames <= maximumSeconds * rate else {
                throw .tooLarge(what: "seconds of a recording", limit: maximumSeconds)
            }
            for frame in 0..<frames {
                var sum = 0
                for channel in 0..<channels { sum += Int(block[frame * channels + channel]) }
                samples.append(Int16(sum / channels))
            }
        }
        guard sf_error(handle) == 0 else {
            throw .invalidDocument(offset: source.position, reason: String(cString: sf_strerror(handle)))
        }
        return SpeechAudio(sampleRate: rate, samples: samples)
    }
}

/// A file in memory that libsndfile reads.
private final class AudioSource {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What libsndfile calls; the pointer it hands back is this object, unretained.
    static var functions: SF_VIRTUAL_IO {
        SF_VIRTUAL_IO(
            get_filelen: { sf_count_t(AudioSource.at($0)?.bytes.count ?? 0) },
            seek: { offset, origin, context in sf_count_t(AudioSource.at(context)?.seek(Int(offset), origin) ?? -1) },
            read: { target, count, context in
                guard let target, let source = AudioSource.at(context) else { return 0 }
                return sf_count_t(source.read(UnsafeMutableRawBufferPointer(start: target, count: Int(count))))
            },
            write: { _, _, _ in 0 },
            tell: { sf_count_t(AudioSource.at($0)?.position ?? 0) })
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> AudioSource? {
        context.map { Unmanaged<AudioSource>.fromOpaque($0).takeUnretainedValue() }
    }

    private func seek(_ offset: Int, _ origin: Int32) -> Int {
        let target =
            switch origin {
            case 0: offset
            case 1: position + offset
            default: bytes.count + offset
            }
        position = min(max(0, target), bytes.count)
        return position
    }

    private func read(_ target: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(target.count, bytes.count - position)
        bytes.withUnsafeBytes {
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
        }
        position += count
        return count
    }
}
