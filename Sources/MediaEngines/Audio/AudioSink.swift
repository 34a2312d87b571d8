import CSoundFile

/// The file that libsndfile writes, in memory.
///
/// Bytes that were taken are gone: what an encoder writes over them when it closes (the length in a WAVE header, the totals
/// of FLAC and of a Xing frame) is lost, as it is in any stream.
final class AudioSink {
    private var bytes: [UInt8] = []
    /// Bytes that were taken before the first of `bytes`.
    private var taken = 0
    private var position = 0

    /// What libsndfile calls; the pointer it hands back is this object, unretained.
    static var functions: SF_VIRTUAL_IO {
        SF_VIRTUAL_IO(
            get_filelen: { sf_count_t(AudioSink.at($0)?.end ?? 0) },
            seek: { offset, origin, context in sf_count_t(AudioSink.at(context)?.seek(Int(offset), origin) ?? -1) },
            read: { _, _, _ in 0 },
            write: { source, count, context in
                guard let source, let sink = AudioSink.at(context) else { return 0 }
                sink.write(UnsafeRawBufferPointer(start: source, count: Int(count)))
                return count
            },
            tell: { sf_count_t(AudioSink.at($0)?.position ?? 0) })
    }

    /// Removes and gives the bytes from the beginning; `keeping` of them stay at the end.
    func take(keeping kept: Int = 0) -> [UInt8] {
        let count = max(0, bytes.count - kept)
        let result = Array(bytes.prefix(count))
        bytes.removeFirst(count)
        taken += count
        return result
    }

    /// The bytes that were not taken yet.
    var waiting: ArraySlice<UInt8> { bytes[...] }

    private var end: Int { taken + bytes.count }

    private static func at(_ context: UnsafeMutableRawPointer?) -> AudioSink? {
        context.map { Unmanaged<AudioSink>.fromOpaque($0).takeUnretainedValue() }
    }

    private func seek(_ offset: Int, _ origin: Int32) -> Int {
        switch origin {
        case 0: position = offset
        case 1: position += offset
        default: position = end + offset
        }
        return position
    }

    private func write(_ source: UnsafeRawBufferPointer) {
        if position == end {
            bytes.append(contentsOf: source)
            position += source.count
            return
        }
        for (index, byte) in source.enumerated() {
            let place = position + index - taken
            if place < 0 { continue }
            while bytes.count < place { bytes.append(0) }
            if place == bytes.count { bytes.append(byte) } else { bytes[place] = byte }
        }
        position += source.count
    }
}
