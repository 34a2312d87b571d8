import Accessibility
import Testing
import TextProcessing

/// Words of Cusco-Collao Quechua, derived by hand from the phonology (Cusihuamán 1976; Cerrón-Palomino 2008; Adelaar and
/// Muysken 2004): three series of stops, k and q fricative at the end of a syllable, velar n at the end of a word, high
/// vowels lowered beside uvulars also across a sonorant, penultimate stress and emphatic final stress.
struct CollaoQuechuaPronunciationTests {
    static let words = PronunciationData.rows(
        """
        qam = q'am
        ñuqa = n^'oqa
        pay = p'aj
        ñuqanchis = n^oq'antSis
        nuqanchik = noq'antSix
        qankuna = qaNk'una
        paykuna = pajk'una
        allqu = 'al^qo
        wasikuna = wasik'una
        llaqta = l^'aXta
        huq = h'oX
        iskay = 'iskaj
        kimsa = k'imsa
        pichqa = p'itSqa
        suqta = s'oXta
        qanchis = q'antSis
        pusaq = p'usaX
        isqun = 'isqoN
        chunka = tS'uNka
        pachak = p'atSax
        waranqa = wa**'aNqa
        sunqu = s'oNqo
        urqu = 'o**qo
        qusqu = q'osqo
        runasimi = Runas'imi
        rimay = R'imaj
        yachachiq = jatS'atSeX
        riqsiy = R'eXsij
        ch'aska = tS`'aska
        sach'a = s'atS`a
        t'anta = t`'anta
        k'aspi = k`'aspi
        p'unchaw = p`'untSaw
        q'illu = q`'el^u
        q'umir = q`'omi**
        khipu = kh'ipu
        qhapaq = qh'apaX
        qhipa = qh'epa
        phuyu = ph'uju
        thanta = th'anta
        chhulla = tSh'ul^a
        sumaq = s'umaX
        hatun = h'atuN
        wayqi = w'ajqe
        ñan = n^'aN
        killa = k'il^a
        wakcha = w'axtSa
        chakra = tS'ax**a
        llank'ay = l^'aNk`aj
        hamut'ay = ham'ut`aj
        mikhuy = m'ikhuj
        puñuy = p'un^uj
        qillqay = q'el^qaj
        yachay wasi = j'atSaj w'asi
        wasiyuq = was'ijoX
        qhari = qh'a**i
        arí = a**'i
        hamunqachá = hamoNqatS'a
        rishani = RiS'ani
        mishi = m'iSi
        allin = 'al^iN
        allinllachu = al^inl^'atSu
        kanki = k'aNki
        kanpas = k'ampas
        siqay = s'eqaj
        p'isqu = p`'isqo
        wisq'ay = w'isq`aj
        uqllay = 'oXl^aj
        lluqsiy = l^'oXsij
        puriq = p'u**eX
        purirqan = pu**'e**qaN
        hayk'aq = h'ajk`aX
        imaynalla = imajn'al^a
        kawsay = k'awsaj
        wiraqucha = wi**aq'otSa
        Machu Pikchu = m'atSu p'ixtSu
        kuntur = k'untu**
        """)

    static let fiveVowels = PronunciationData.rows(
        """
        ñoqa = n^'oqa
        sonqo = s'oNqo
        qosqo = q'osqo
        hoq = h'oX
        q'omer = q`'ome**
        qelqay = q'elqaj
        erqe = 'e**qe
        """)

    static let loans = PronunciationData.rows(
        """
        celular = selul'a**
        celularpi = selul'a**pi
        teléfono = tel'efono
        hospital = ospit'al
        hospitalpi = ospit'alpi
        hora = 'o**a
        doctor = dokt'o**
        universidad = unibe**sid'ad
        Dios = dj'os
        carro = k'aRo
        policiakuna = polisiak'una
        ley = l'ej
        abogado = abog'ado
        Guillermo = gil^'e**mo
        """)

    @Test("native words", arguments: words)
    func word(word: String, phonemes: String) throws {
        #expect(try PronunciationData.catalog().phonemes(for: word, variety: .collaoQuechua) == phonemes)
    }

    @Test("five vowels are read as three", arguments: fiveVowels)
    func fiveVowel(word: String, phonemes: String) throws {
        #expect(try PronunciationData.catalog().phonemes(for: word, variety: .collaoQuechua) == phonemes)
    }

    @Test("Spanish words", arguments: loans)
    func loan(word: String, phonemes: String) throws {
        #expect(try PronunciationData.catalog().phonemes(for: word, variety: .collaoQuechua) == phonemes)
    }
}
