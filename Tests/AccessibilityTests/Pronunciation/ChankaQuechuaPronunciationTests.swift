import Accessibility
import Testing
import TextProcessing

/// Words of Chanka (Ayacucho) Quechua, derived by hand from the phonology (Parker 1969; Cerrón-Palomino 1987): one series
/// of stops, q a uvular fricative everywhere, k a stop also at the end of a syllable.
struct ChankaQuechuaPronunciationTests {
    static let words = PronunciationData.rows(
        """
        qam = X'am
        ñuqa = n^'oXa
        ñuqanchik = n^oX'antSik
        llaqta = l^'aXta
        suqta = s'oXta
        qanchis = X'antSis
        pusaq = p'usaX
        isqun = 'isXon
        chunka = tS'uNka
        waranqa = wa**'aNXa
        sunqu = s'oNXo
        urqu = 'o**Xo
        runasimi = Runas'imi
        rimay = R'imaj
        wakcha = w'aktSa
        chakra = tS'ak**a
        pachak = p'atSak
        hatun = h'atun
        sacha = s'atSa
        qillqay = X'el^Xaj
        qichwa = X'etSwa
        yachachiq = jatS'atSeX
        allqu = 'al^Xo
        mikuy = m'ikuj
        huk = h'uk
        wasiyuq = was'ijoX
        arí = a**'i
        hamunqachá = hamoNXatS'a
        imayna = im'ajna
        kanpas = k'ampas
        ruwachkani = RuwatSk'ani
        punchaw = p'untSaw
        qispi = X'espi
        wayqi = w'ajXe
        riqsiy = R'eXsij
        chiqap = tS'eXap
        celular = selul'a**
        hospitalpi = ospit'alpi
        policia = polis'ia
        hora = 'o**a
        teléfono = tel'efono
        Dios = dj'os
        Ayacucho = ajak'utSo
        """)

    @Test("words", arguments: words)
    func word(word: String, phonemes: String) throws {
        #expect(try PronunciationData.catalog().phonemes(for: word, variety: .chankaQuechua) == phonemes)
    }
}
