<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en_GB">
<context>
    <name>Action</name>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;About Photo Caption Viewer</source>
        <translation>&amp;Giới thiệu Photo Caption Viewer</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Actual size, 100 %</source>
        <translation>&amp;Kích thước thật, 100%</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Article</source>
        <translation>&amp;Bài viết</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Back to where you jumped from</source>
        <translation>Quay &amp;lại vị trí trước khi nhảy</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Black screen</source>
        <translation>Màn hình đ&amp;en</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Caption</source>
        <translation>&amp;Chú thích</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Close story</source>
        <translation>Đón&amp;g câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Copy photo</source>
        <translation>&amp;Sao chép ảnh</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Copy selected text, or the caption</source>
        <translation>&amp;Sao chép phần đã chọn hoặc chú thích</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Dark</source>
        <translation>&amp;Tối</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Faster</source>
        <translation>&amp;Nhanh hơn</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;First photo</source>
        <translation>Ảnh đầ&amp;u tiên</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Fit</source>
        <translation>&amp;Vừa khung</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Full screen</source>
        <translation>T&amp;oàn màn hình</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Go to number…</source>
        <translation>Đế&amp;n ảnh số…</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Headings between photos</source>
        <translation>Tiê&amp;u đề giữa các ảnh</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;High contrast</source>
        <translation>Tương &amp;phản cao</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Hold zoom while flipping</source>
        <translation>&amp;Giữ mức phóng khi lật ảnh</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Information</source>
        <translation>T&amp;hông tin</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Language: both, first, second</source>
        <translation>&amp;Ngôn ngữ: cả hai, thứ nhất, thứ hai</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Last photo</source>
        <translation>Ảnh &amp;cuối cùng</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Light</source>
        <translation>&amp;Sáng</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;New window</source>
        <translation>Cửa &amp;sổ mới</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Next photo</source>
        <translation>Ảnh kế &amp;tiếp</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Open…</source>
        <translation>&amp;Mở…</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Overview of all photos</source>
        <translation>Tổng &amp;quan tất cả ảnh</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Present from here</source>
        <translation>Trình chiếu từ đâ&amp;y</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Previous photo</source>
        <translation>Ảnh t&amp;rước</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Print all keys…</source>
        <translation>&amp;In tất cả các phím…</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Problems in this story…</source>
        <translation>&amp;Chỗ cần sửa trong câu chuyện…</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Quit</source>
        <translation>Th&amp;oát</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Reload</source>
        <translation>Tải &amp;lại</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Save a copy as one file…</source>
        <translation>Lưu &amp;bản sao thành một tệp…</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Show in its folder</source>
        <translation>Hiện trong thư &amp;mục</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Slower</source>
        <translation>&amp;Chậm hơn</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Swap the two languages’ places</source>
        <translation>Đổ&amp;i chỗ hai ngôn ngữ</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Turn right (view only)</source>
        <translation>X&amp;oay phải (chỉ khi xem)</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Two languages: beside, below, dimmed</source>
        <translation>Hai ngôn ngữ: cạnh, dưới, &amp;mờ</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;White screen</source>
        <translation>Màn hình t&amp;rắng</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>A&amp;rticle back to this photo</source>
        <translation>Đưa bài viết &amp;về ảnh này</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>All &amp;keys</source>
        <translation>Tất cả các &amp;phím</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>At the &amp;end: stop</source>
        <translation>Khi x&amp;ong: dừng</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>At the end: &amp;return to the window</source>
        <translation>Khi xong: trở &amp;về cửa sổ</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>At the end: be&amp;gin again</source>
        <translation>Khi xong: &amp;bắt đầu lại</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Colours as the &amp;system has them</source>
        <translation>&amp;Màu theo hệ thống</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Cop&amp;y caption</source>
        <translation>Sao &amp;chép chú thích</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Films&amp;trip</source>
        <translation>&amp;Dải ảnh</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>For&amp;ward again</source>
        <translation>Đ&amp;i tới lần nữa</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Lea&amp;ve what is open, slideshow or full screen</source>
        <translation>&amp;Rời phần đang mở, trình chiếu, toàn màn hình</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Less &amp;motion</source>
        <translation>Giảm ch&amp;uyển động</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>N&amp;ext page or frame</source>
        <translation>Trang hoặc khung hình &amp;sau</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Open &amp;folder…</source>
        <translation>Mở &amp;thư mục…</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>P&amp;ause or resume; otherwise next photo</source>
        <translation>Tạm &amp;dừng, tiếp tục; hoặc ảnh kế tiếp</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Pan &amp;down</source>
        <translation>Dịch &amp;xuống</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Pan &amp;up</source>
        <translation>Dịch &amp;lên</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Pan to the &amp;left</source>
        <translation>Dịch sang &amp;trái</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Pan to the &amp;right</source>
        <translation>Dịch sang p&amp;hải</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Pee&amp;k at the other language while held</source>
        <translation>Xem thoáng ngôn ngữ &amp;kia khi giữ phím</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Photo and article in ste&amp;p</source>
        <translation>Ảnh đi cùn&amp;g bài viết</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Pla&amp;y by itself</source>
        <translation>&amp;Tự động chạy</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Pla&amp;y or pause the animation</source>
        <translation>Phát hoặc tạm dừ&amp;ng ảnh động</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Po&amp;int with the mouse while held</source>
        <translation>Chỉ bằng chuột khi giữ &amp;phím</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Previo&amp;us page or frame</source>
        <translation>Trang h&amp;oặc khung hình trước</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Prin&amp;t…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>S&amp;lides: crossfade</source>
        <translation>Chuyển ảnh: &amp;hòa dần</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Scroll words &amp;down</source>
        <translation>Cuộn chữ &amp;xuống</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Scroll words &amp;up</source>
        <translation>Cuộn chữ &amp;lên</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Settin&amp;gs…</source>
        <translation>Thiết lậ&amp;p…</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Slides: &amp;cut</source>
        <translation>Chuyển ảnh: đổi ng&amp;ay</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Slides: crossfade, with slow pan and &amp;zoom</source>
        <translation>Chuyển ảnh: hòa dần, &amp;kèm lia và phóng chậm</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Speaker’s &amp;own language</source>
        <translation>N&amp;gôn ngữ riêng của người nói</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Swap the two scree&amp;ns</source>
        <translation>Đổ&amp;i hai màn hình</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Text in its &amp;normal size</source>
        <translation>Cỡ chữ &amp;bình thường</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Text l&amp;arger</source>
        <translation>Chữ &amp;lớn hơn</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Text s&amp;maller</source>
        <translation>Chữ n&amp;hỏ hơn</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Turn left (&amp;view only)</source>
        <translation>Xoa&amp;y trái (chỉ khi xem)</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Zoom &amp;in</source>
        <translation>&amp;Phóng to</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Zoom &amp;out</source>
        <translation>Th&amp;u nhỏ</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Go</source>
        <translation>Đ&amp;i tới</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Photo</source>
        <translation>Ả&amp;nh</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Story</source>
        <translation>&amp;Câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>&amp;Words</source>
        <translation>&amp;Văn bản</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Sli&amp;deshow</source>
        <translation>&amp;Trình chiếu</translation>
    </message>
</context>
<context>
    <name>Key</name>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Page Down</source>
        <translation>Page Down</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Page Up</source>
        <translation>Page Up</translation>
    </message>
    <message>
        <location filename="viewer/actions.py"/>
        <source>Space</source>
        <translation>Phím cách</translation>
    </message>
</context>
<context>
    <name>Phrase</name>
    <message>
        <location filename="viewer/loading/blocks.py"/>
        <source> and leave the text on the next line</source>
        <translation> và để văn bản ở dòng tiếp theo</translation>
    </message>
    <message>
        <location filename="viewer/loading/nodes.py"/>
        <source>&amp;{anchor} names this text so that *{anchor} can repeat it, and is not shown itself; put the text in quotation marks if it is meant to be seen</source>
        <translation>&amp;{anchor} đặt tên cho văn bản này để *{anchor} lặp lại được, còn bản thân nó không hiện ra; hãy đặt văn bản trong dấu nháy nếu muốn nó hiện ra</translation>
    </message>
    <message>
        <location filename="viewer/loading/nodes.py"/>
        <source>*{anchor} repeats what it stands in; write it out</source>
        <translation>*{anchor} lặp lại chính phần chứa nó; hãy viết đầy đủ ra</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>, here and in 1 more line</source>
        <translation>, ở đây và ở 1 dòng nữa</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>, here and in {others:,} more lines</source>
        <translation>, ở đây và ở {others:,} dòng nữa</translation>
    </message>
    <message>
        <location filename="viewer/app/open_story.py"/>
        <source>A mistake in line {line}: shown as it was</source>
        <translation>Có lỗi ở dòng {line}: vẫn hiển thị như trước</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Alt text</source>
        <translation>Văn bản thay thế</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>Caption and passage</source>
        <translation>Chú thích và đoạn văn</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Copyright</source>
        <translation>Bản quyền</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Creator</source>
        <translation>Tác giả</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>Credits</source>
        <translation>Nguồn và tác giả</translation>
    </message>
    <message>
        <location filename="viewer/ui/spread.py"/>
        <source>Damaged file</source>
        <translation>Tệp bị hỏng</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>Decoding this photo crashed. Nothing else was harmed.</source>
        <translation>Việc giải mã ảnh này gặp sự cố đột ngột. Không có gì khác bị ảnh hưởng.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>Decoding this photo took too long and was given up.</source>
        <translation>Việc giải mã ảnh này mất quá nhiều thời gian nên đã bị dừng.</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>End</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>Heading</source>
        <translation>Tiêu đề mục</translation>
    </message>
    <message>
        <location filename="viewer/app/stories.py"/>
        <source>It lists no photo that could be shown. What there is to mend:</source>
        <translation>Câu chuyện không nêu ảnh nào hiển thị được. Những chỗ cần sửa:</translation>
    </message>
    <message>
        <location filename="viewer/app/stories.py"/>
        <source>It takes long to be read. It will be shown as soon as it is.</source>
        <translation>Việc đọc mất nhiều thời gian. Câu chuyện sẽ hiện ra ngay khi đọc xong.</translation>
    </message>
    <message>
        <location filename="viewer/loading/files.py"/>
        <source>JPEG XL pictures cannot be shown without pillow-jxl-plugin; install it, or save it as JPEG</source>
        <translation>không hiển thị được ảnh JPEG XL nếu thiếu pillow-jxl-plugin; hãy cài đặt, hoặc lưu ảnh thành JPEG</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Long description</source>
        <translation>Mô tả dài</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>My language</source>
        <translation>Ngôn ngữ của tôi</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>Next</source>
        <translation>Tiếp theo</translation>
    </message>
    <message>
        <location filename="viewer/saving.py"/>
        <source>No copy has been saved: {reason}.</source>
        <translation>Chưa lưu được bản sao nào: {reason}.</translation>
    </message>
    <message>
        <location filename="viewer/ui/course.py"/>
        <source>One language below the other</source>
        <translation>Hai ngôn ngữ trên dưới</translation>
    </message>
    <message>
        <location filename="viewer/app/stories.py"/>
        <source>Opening “{name}” …</source>
        <translation>Đang mở “{name}” …</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>PNG text</source>
        <translation>Văn bản PNG</translation>
    </message>
    <message>
        <location filename="viewer/ui/words.py"/>
        <source>Page {page:,} of {pages:,}</source>
        <translation>Trang {page:,} trên {pages:,}</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>Passage</source>
        <translation>Đoạn văn</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>Pause or resume</source>
        <translation>Tạm dừng hoặc tiếp tục</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>Photos can be JPEG, PNG, WebP, TIFF, GIF, AVIF, JPEG 2000, BMP, ICO or TGA.</source>
        <translation>Ảnh có thể ở định dạng JPEG, PNG, WebP, TIFF, GIF, AVIF, JPEG 2000, BMP, ICO hoặc TGA.</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>Previous</source>
        <translation>Trước</translation>
    </message>
    <message>
        <location filename="viewer/ui/course.py"/>
        <source>Second language dimmed</source>
        <translation>Làm mờ ngôn ngữ thứ hai</translation>
    </message>
    <message>
        <location filename="viewer/app/open_story.py"/>
        <source>Shown as it was: {reason}</source>
        <translation>Vẫn hiển thị như trước: {reason}</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>Swap screens</source>
        <translation>Đổi màn hình</translation>
    </message>
    <message>
        <location filename="viewer/saving.py"/>
        <source>The copy has been saved without photos that are not in the story’s folder: {names} and {more:,} more.</source>
        <translation>Đã lưu bản sao, nhưng thiếu những ảnh không nằm trong thư mục của câu chuyện: {names} và {more:,} ảnh khác.</translation>
    </message>
    <message>
        <location filename="viewer/saving.py"/>
        <source>The copy has been saved without photos that are not in the story’s folder: {names}.</source>
        <translation>Đã lưu bản sao, nhưng thiếu những ảnh không nằm trong thư mục của câu chuyện: {names}.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>The file cannot be read from the disk.</source>
        <translation>Không đọc được tệp từ ổ đĩa.</translation>
    </message>
    <message>
        <location filename="viewer/ui/spread.py"/>
        <source>The file cannot be read now</source>
        <translation>Hiện không đọc được tệp</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>The file is a link that leads out of the story&apos;s folder, so it is not opened.</source>
        <translation>Tệp là một liên kết dẫn ra ngoài thư mục của câu chuyện nên không được mở.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>The file is damaged, and nothing of it could be read.</source>
        <translation>Tệp bị hỏng, không đọc được phần nào.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>The file is empty.</source>
        <translation>Tệp trống.</translation>
    </message>
    <message>
        <location filename="viewer/ui/spread.py"/>
        <source>The file is gone</source>
        <translation>Tệp không còn nữa</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>The file is not in a photo format that can be shown.</source>
        <translation>Tệp không thuộc định dạng ảnh hiển thị được.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>The file is not there.</source>
        <translation>Không có tệp này.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>The photo is too large to be decoded.</source>
        <translation>Ảnh quá lớn nên không giải mã được.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>The program could not start the process that decodes photos.</source>
        <translation>Chương trình không khởi động được tiến trình giải mã ảnh.</translation>
    </message>
    <message>
        <location filename="viewer/app/stories.py"/>
        <source>The reason: {reason}.</source>
        <translation>Lý do: {reason}.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>This is a PDF document, not a photo. Export the page that is meant as PNG or JPEG, and name that file in the story.</source>
        <translation>Đây là tài liệu PDF, không phải ảnh. Hãy xuất trang cần dùng thành PNG hoặc JPEG rồi ghi tên tệp đó trong câu chuyện.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>This is a Photoshop file. Save a flattened copy as TIFF, PNG or JPEG, and name that file in the story.</source>
        <translation>Đây là tệp Photoshop. Hãy lưu một bản đã gộp lớp thành TIFF, PNG hoặc JPEG rồi ghi tên tệp đó trong câu chuyện.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>This is a ZIP archive, not a photo. Take the photo out of it, and name that file in the story.</source>
        <translation>Đây là tệp nén ZIP, không phải ảnh. Hãy lấy ảnh ra khỏi đó rồi ghi tên tệp ảnh trong câu chuyện.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>This is a film, not a photo, and films cannot be played.</source>
        <translation>Đây là phim, không phải ảnh; chương trình không phát được phim.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>This is a web page, not a photo. Where it was saved, save the picture itself instead.</source>
        <translation>Đây là trang web, không phải ảnh. Ở nơi đã lưu trang này, hãy lưu chính bức ảnh.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>This is an EPS or PostScript file, not a photo. Export it as PNG, as wide as it is to be seen, and name that file in the story.</source>
        <translation>Đây là tệp EPS hoặc PostScript, không phải ảnh. Hãy xuất thành PNG với chiều rộng cần xem rồi ghi tên tệp đó trong câu chuyện.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>This is an SVG drawing, not a photo. Export it as PNG, as wide as it is to be seen, and name that file in the story.</source>
        <translation>Đây là hình vẽ SVG, không phải ảnh. Hãy xuất thành PNG với chiều rộng cần xem rồi ghi tên tệp đó trong câu chuyện.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>This is not a file but a folder, a pipe or a device.</source>
        <translation>Đây không phải tệp mà là thư mục, đường ống hoặc thiết bị.</translation>
    </message>
    <message>
        <location filename="viewer/app/stories.py"/>
        <source>This story cannot be opened</source>
        <translation>Không mở được câu chuyện này</translation>
    </message>
    <message>
        <location filename="viewer/app/stories.py"/>
        <source>This story cannot be opened like that</source>
        <translation>Không thể mở câu chuyện này theo cách đó</translation>
    </message>
    <message>
        <location filename="viewer/ui/problems.py"/>
        <source>This story is in one file, whose words cannot be changed there. Unpack it as a zip file, mend captions.yaml, and save a copy as one file again.</source>
        <translation>Câu chuyện này nằm trong một tệp, không sửa được chữ ngay trong đó. Hãy giải nén như một tệp zip, sửa captions.yaml, rồi lưu lại bản sao thành một tệp.</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Title</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <location filename="viewer/ui/course.py"/>
        <source>Two languages side by side</source>
        <translation>Hai ngôn ngữ cạnh nhau</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>You are not permitted to read this file.</source>
        <translation>Bạn không có quyền đọc tệp này.</translation>
    </message>
    <message>
        <location filename="viewer/ui/recollection.py"/>
        <source>Your place cannot be remembered: {fault}</source>
        <translation>Không ghi nhớ được vị trí của bạn: {fault}</translation>
    </message>
    <message>
        <location filename="viewer/ui/recollection.py"/>
        <source>Your settings cannot be kept: {fault}</source>
        <translation>Không lưu được thiết lập của bạn: {fault}</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>`..` leads out of the story&apos;s folder; {advice}</source>
        <translation>`..` dẫn ra ngoài thư mục của câu chuyện; {advice}</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>`&lt;&lt;` repeats nothing here; write the lines out</source>
        <translation>`&lt;&lt;` không lặp lại gì ở đây; hãy viết đầy đủ các dòng</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>`&lt;&lt;` repeats nothing here; write the texts out</source>
        <translation>`&lt;&lt;` không lặp lại gì ở đây; hãy viết đầy đủ các văn bản</translation>
    </message>
    <message>
        <location filename="viewer/loading/blocks.py"/>
        <source>`&gt;-` is missing</source>
        <translation>thiếu `&gt;-`</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>`article` has nothing in it; write `- text: …` under it or delete the line</source>
        <translation>`article` chưa có gì; hãy viết `- text: …` bên dưới hoặc xóa dòng này</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>`article` is a list: put `- ` before each part: `- text: …`</source>
        <translation>`article` là một danh sách: hãy đặt `- ` trước mỗi phần: `- text: …`</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>`by` says whose a `quote` is, and there is none here; delete it</source>
        <translation>`by` cho biết `quote` là lời của ai, mà ở đây không có; hãy xóa đi</translation>
    </message>
    <message>
        <location filename="viewer/loading/values.py"/>
        <source>`focus` takes two numbers from 0 to 1, from the left and from the top: write `focus: [0.5, 0.3]`</source>
        <translation>`focus` cần hai số từ 0 đến 1, tính từ bên trái và từ bên trên: hãy viết `focus: [0.5, 0.3]`</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>`photos` is a list: put `- ` before each photo: `- file: …`</source>
        <translation>`photos` là một danh sách: hãy đặt `- ` trước mỗi ảnh: `- file: …`</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>`photos` lists none: write `- file: gallery/photo.jpg` under it</source>
        <translation>`photos` chưa có ảnh nào: hãy viết `- file: gallery/photo.jpg` bên dưới</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>`photos` takes a list of photos: write `- file: gallery/photo.jpg` under it</source>
        <translation>`photos` cần một danh sách ảnh: hãy viết `- file: gallery/photo.jpg` bên dưới</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>`source` takes a name and an address: write `source: {name: &quot;…&quot;, url: &quot;https://…&quot;}`</source>
        <translation>`source` cần tên và địa chỉ: hãy viết `source: {name: &quot;…&quot;, url: &quot;https://…&quot;}`</translation>
    </message>
    <message>
        <location filename="viewer/loading/quoting.py"/>
        <source>`{foreign}` divides nothing here; use the comma `,`</source>
        <translation>`{foreign}` không ngăn cách gì ở đây; hãy dùng dấu phẩy `,`</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>`{kinds}` and `{name}` are two parts of the article; put `- ` before `{name}`</source>
        <translation>`{kinds}` và `{name}` là hai phần của bài viết; hãy đặt `- ` trước `{name}`</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>`{language}` is listed twice; delete one</source>
        <translation>`{language}` được nêu hai lần; hãy xóa một</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>`{language}` is not among the story&apos;s languages; write `languages: [{listed}]`</source>
        <translation>`{language}` không có trong các ngôn ngữ của câu chuyện; hãy viết `languages: [{listed}]`</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>`،` does not divide a list; use the comma `,`: write `languages: [{tags}]`</source>
        <translation>`،` không ngăn cách được danh sách; hãy dùng dấu phẩy `,`: viết `languages: [{tags}]`</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>a bullet</source>
        <translation>dấu đầu dòng</translation>
    </message>
    <message>
        <location filename="viewer/loading/slips.py"/>
        <source>a colon belongs after `{match}`</source>
        <translation>cần dấu hai chấm sau `{match}`</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>a colon cannot be in a file name on every system; rename the file</source>
        <translation>không phải hệ thống nào cũng cho phép dấu hai chấm trong tên tệp; hãy đổi tên tệp</translation>
    </message>
    <message>
        <location filename="viewer/loading/trouble.py"/>
        <source>a colon is missing here: write `caption: …`; or indent this further, if it belongs to the text above</source>
        <translation>thiếu dấu hai chấm ở đây: hãy viết `caption: …`; hoặc thụt vào thêm nếu dòng này thuộc văn bản bên trên</translation>
    </message>
    <message>
        <location filename="viewer/loading/trouble.py"/>
        <source>a colon is not expected here; put the whole text in quotation marks, or check this line&apos;s indentation</source>
        <translation>không cần dấu hai chấm ở đây; hãy đặt cả văn bản trong dấu nháy, hoặc kiểm tra cách thụt dòng này</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>a file name is missing here; write one such as `gallery/photo.jpg`</source>
        <translation>thiếu tên tệp ở đây; hãy viết một tên như `gallery/photo.jpg`</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>a hyphen sign</source>
        <translation>dấu nối Unicode</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>a line begins with one word and a colon here, such as `caption:`</source>
        <translation>dòng ở đây bắt đầu bằng một từ và dấu hai chấm, như `caption:`</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>a link begins with https://, http:// or mailto:, so {link} is shown as plain text</source>
        <translation>liên kết phải bắt đầu bằng https://, http:// hoặc mailto:, nên {link} được hiện như văn bản thường</translation>
    </message>
    <message>
        <location filename="viewer/loading/recovery.py"/>
        <source>a list stands alone here; write `photos:` in the line above it</source>
        <translation>danh sách này đứng một mình; hãy viết `photos:` ở dòng phía trên</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>a long dash</source>
        <translation>dấu gạch dài</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>a middle dot</source>
        <translation>dấu chấm giữa</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>a minus sign</source>
        <translation>dấu trừ</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>a name that ends in a dot or a space is lost on Windows; rename the file</source>
        <translation>Windows làm mất tên kết thúc bằng dấu chấm hoặc dấu cách; hãy đổi tên tệp</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>a no-break hyphen</source>
        <translation>dấu nối không ngắt</translation>
    </message>
    <message>
        <location filename="viewer/loading/files.py"/>
        <source>a painting program&apos;s own files cannot be shown; save it as JPEG</source>
        <translation>không hiển thị được tệp riêng của chương trình vẽ; hãy lưu thành JPEG</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>a part of the article</source>
        <translation>một phần của bài viết</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>a part of the article begins with one word: write `- text: …` or `- photos: […]`</source>
        <translation>một phần của bài viết bắt đầu bằng một từ: hãy viết `- text: …` hoặc `- photos: […]`</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>a part of the article says what it is: write `- text: …`</source>
        <translation>một phần của bài viết phải cho biết nó là gì: hãy viết `- text: …`</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>a photo</source>
        <translation>một ảnh</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>a photo begins with `file:`: write `- file: gallery/photo.jpg`</source>
        <translation>một ảnh bắt đầu bằng `file:`: hãy viết `- file: gallery/photo.jpg`</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>a photo begins with `file:`: write {item}</source>
        <translation>một ảnh bắt đầu bằng `file:`: hãy viết {item}</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>a plus sign</source>
        <translation>dấu cộng</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>a second `file`: {advice}</source>
        <translation>có `file` thứ hai: {advice}</translation>
    </message>
    <message>
        <location filename="viewer/loading/nodes.py"/>
        <source>a second document begins here and is not read; delete `---`, or make it a file of its own</source>
        <translation>tài liệu thứ hai bắt đầu ở đây và không được đọc; hãy xóa `---`, hoặc tách nó thành tệp riêng</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>a source</source>
        <translation>phần nguồn</translation>
    </message>
    <message>
        <location filename="viewer/loading/slips.py"/>
        <source>a space belongs after the colon</source>
        <translation>cần dấu cách sau dấu hai chấm</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>a space belongs after the colon: write {written}</source>
        <translation>cần dấu cách sau dấu hai chấm: hãy viết {written}</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>a story</source>
        <translation>một câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>a story has at most {most_patterns} names with `*` or `?`; list these photos one by one</source>
        <translation>một câu chuyện có tối đa {most_patterns} tên chứa `*` hoặc `?`; hãy nêu từng ảnh này</translation>
    </message>
    <message>
        <location filename="viewer/loading/trouble.py"/>
        <source>a text cannot begin with this character; put the whole text in quotation marks</source>
        <translation>văn bản không thể bắt đầu bằng ký tự này; hãy đặt cả văn bản trong dấu nháy</translation>
    </message>
    <message>
        <location filename="viewer/loading/quoting.py"/>
        <source>a text that begins with `{mark}` needs quotation marks</source>
        <translation>văn bản bắt đầu bằng `{mark}` cần dấu nháy</translation>
    </message>
    <message>
        <location filename="viewer/loading/quoting.py"/>
        <source>a text that begins with `{match}` needs quotation marks</source>
        <translation>văn bản bắt đầu bằng `{match}` cần dấu nháy</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>a text that begins with `{typed}` needs quotation marks: write {corrected}</source>
        <translation>văn bản bắt đầu bằng `{typed}` cần dấu nháy: hãy viết {corrected}</translation>
    </message>
    <message>
        <location filename="viewer/loading/quoting.py"/>
        <source>a text with a colon and a space in it needs quotation marks</source>
        <translation>văn bản có dấu hai chấm và dấu cách bên trong cần dấu nháy</translation>
    </message>
    <message>
        <location filename="viewer/loading/quoting.py"/>
        <source>a text with a colon in it needs quotation marks</source>
        <translation>văn bản có dấu hai chấm bên trong cần dấu nháy</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>a text with a comma needs quotation marks inside braces: write {written}</source>
        <translation>trong dấu ngoặc nhọn, văn bản có dấu phẩy cần dấu nháy: hãy viết {written}</translation>
    </message>
    <message>
        <location filename="viewer/loading/nodes.py"/>
        <source>a word with `!` in front, such as {tag}, means nothing here; delete it</source>
        <translation>từ có `!` phía trước, như {tag}, không có nghĩa gì ở đây; hãy xóa đi</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>addresses are not opened; {advice}</source>
        <translation>chương trình không mở địa chỉ mạng; {advice}</translation>
    </message>
    <message>
        <location filename="viewer/loading/quoting.py"/>
        <source>after `{mark}` the text begins on the next line; or in one line</source>
        <translation>sau `{mark}` văn bản bắt đầu ở dòng tiếp theo; hoặc viết trên một dòng</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>alt text</source>
        <translation>văn bản thay thế</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>an asterisk</source>
        <translation>dấu sao</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>an em dash</source>
        <translation>gạch ngang dài</translation>
    </message>
    <message>
        <location filename="viewer/loading/asked.py"/>
        <source>an empty name cannot be opened; give a captions.yaml, a folder or photo files</source>
        <translation>không mở được tên trống; hãy cho một tệp captions.yaml, một thư mục hoặc các tệp ảnh</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>an en dash</source>
        <translation>gạch ngang vừa</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>an id is for one photo, and a name with `*` or `?` lists many; delete it</source>
        <translation>mã (`id`) dành cho một ảnh, còn tên chứa `*` hoặc `?` nêu nhiều ảnh; hãy xóa đi</translation>
    </message>
    <message>
        <location filename="viewer/loading/slips.py"/>
        <source>an item of a list begins with a dash and a space</source>
        <translation>một mục của danh sách bắt đầu bằng dấu gạch và dấu cách</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>an item of a list begins with the plain dash `-` of the keyboard, not with {dashes} `{dash}`{also}: write {corrected}</source>
        <translation>một mục của danh sách bắt đầu bằng dấu gạch thường `-` trên bàn phím, không phải {dashes} `{dash}`{also}: hãy viết {corrected}</translation>
    </message>
    <message>
        <location filename="viewer/loading/trouble.py"/>
        <source>another `- ` is expected here, as far from the left as those above it</source>
        <translation>cần một `- ` nữa ở đây, thẳng hàng với các dấu phía trên</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>beside this file</source>
        <translation>cạnh tệp này</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>byline</source>
        <translation>tên tác giả</translation>
    </message>
    <message>
        <location filename="viewer/loading/bundled.py"/>
        <source>cannot be the name of a file on every system; rename it</source>
        <translation>không thể là tên tệp trên mọi hệ thống; hãy đổi tên</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>caption</source>
        <translation>chú thích</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>check its name, it is relative to this file</source>
        <translation>hãy kiểm tra tên, tính từ vị trí của tệp này</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>credit</source>
        <translation>ghi công</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>did you mean `{near}`?</source>
        <translation>có phải là `{near}`?</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>did you mean {near}?</source>
        <translation>có phải là {near}?</translation>
    </message>
    <message>
        <location filename="viewer/loading/bundled.py"/>
        <source>differs from another name only in capitals or in how accents are made; rename one</source>
        <translation>chỉ khác một tên khác ở chữ hoa hoặc cách tạo dấu; hãy đổi một trong hai tên</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>divide the names by `,`: write `[{parts}]`</source>
        <translation>hãy ngăn cách các tên bằng `,`: viết `[{parts}]`</translation>
    </message>
    <message>
        <location filename="viewer/loading/files.py"/>
        <source>drawings and documents cannot be shown; save it as PNG</source>
        <translation>không hiển thị được hình vẽ và tài liệu; hãy lưu thành PNG</translation>
    </message>
    <message>
        <location filename="viewer/loading/files.py"/>
        <source>films cannot be shown; save one picture of it as JPEG</source>
        <translation>không hiển thị được phim; hãy lưu một hình trong đó thành JPEG</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>folders are divided by `/` on every system: write `{name}`</source>
        <translation>mọi hệ thống đều ngăn cách thư mục bằng `/`: hãy viết `{name}`</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>give this one another: `id: {chosen}`</source>
        <translation>hãy đặt mã khác cho ảnh này: `id: {chosen}`</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>goes on beyond its end; save the story again</source>
        <translation>dài quá chỗ kết thúc của nó; hãy lưu lại câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>has a name in it that is no text; save the story again</source>
        <translation>chứa một tên không phải là văn bản; hãy lưu lại câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>heading</source>
        <translation>tiêu đề mục</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>holds more than {most:,} files; divide the story</source>
        <translation>chứa hơn {most:,} tệp; hãy chia nhỏ câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/loading/indents.py"/>
        <source>if this is another photo, begin it with a dash</source>
        <translation>nếu đây là ảnh khác, hãy bắt đầu bằng dấu gạch</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>if this is another photo, begin it with a dash: write {corrected}</source>
        <translation>nếu đây là ảnh khác, hãy bắt đầu bằng dấu gạch: viết {corrected}</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>in {folder}</source>
        <translation>trong {folder}</translation>
    </message>
    <message>
        <location filename="viewer/loading/trouble.py"/>
        <source>indent this as its neighbours are, or put the whole text in quotation marks</source>
        <translation>hãy thụt vào như các dòng bên cạnh, hoặc đặt cả văn bản trong dấu nháy</translation>
    </message>
    <message>
        <location filename="viewer/loading/indents.py"/>
        <source>indent this with {wanted} spaces, as its neighbours are</source>
        <translation>hãy thụt vào {wanted} dấu cách, như các dòng bên cạnh</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>indent with ordinary spaces; {more} with {name}: write {lines}</source>
        <translation>hãy thụt vào bằng dấu cách thường; {more} bằng {name}: hãy viết {lines}</translation>
    </message>
    <message>
        <location filename="viewer/loading/indents.py"/>
        <source>indent with spaces, not with tabs</source>
        <translation>hãy thụt vào bằng dấu cách, không dùng phím Tab</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>is a link; put the photo itself into the bundle</source>
        <translation>là một liên kết; hãy đặt chính tấm ảnh vào tệp</translation>
    </message>
    <message>
        <location filename="viewer/loading/bundled.py"/>
        <source>is both a file and a folder in it; rename one</source>
        <translation>vừa là tệp vừa là thư mục; hãy đổi một trong hai tên</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>is compressed in a way that is not read (method {method}); save the story again</source>
        <translation>được nén theo cách không đọc được (kiểu {method}); hãy lưu lại câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>is damaged; copy it again from where it came from</source>
        <translation>đã hỏng; hãy chép lại từ nơi bạn lấy nó</translation>
    </message>
    <message>
        <location filename="viewer/loading/bundled.py"/>
        <source>is damaged; copy the bundle again from where it came from</source>
        <translation>đã hỏng; hãy chép lại cả tệp từ nơi bạn lấy nó</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>is encrypted; save the story again without a password</source>
        <translation>đã bị mã hóa; hãy lưu lại câu chuyện không đặt mật khẩu</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>is larger than {largest} GiB when unpacked; divide the story</source>
        <translation>lớn hơn {largest} GiB khi giải nén; hãy chia nhỏ câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/loading/bundled.py"/>
        <source>is larger than {largest} MiB; divide the story</source>
        <translation>lớn hơn {largest} MiB; hãy chia nhỏ câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>is no ordinary file; put photos and captions.yaml alone into the bundle</source>
        <translation>không phải là tệp thông thường; chỉ nên đặt ảnh và captions.yaml vào tệp</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>is not a bundle; give one that was saved as one file, or a zip of captions.yaml and gallery</source>
        <translation>không phải là câu chuyện trong một tệp; hãy chọn tệp đã lưu như vậy, hoặc tệp zip gồm captions.yaml và gallery</translation>
    </message>
    <message>
        <location filename="viewer/loading/bundled.py"/>
        <source>is not at its top; zip what is in the story&apos;s folder, and not the folder itself</source>
        <translation>không nằm ở ngoài cùng; hãy nén những gì trong thư mục của câu chuyện, chứ không nén chính thư mục</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>is not complete, or goes on after its end; copy it again from where it came from</source>
        <translation>không đầy đủ, hoặc thừa dữ liệu sau chỗ kết thúc; hãy chép lại từ nơi bạn lấy nó</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>is not complete; copy it again from where it came from</source>
        <translation>không đầy đủ; hãy chép lại từ nơi bạn lấy nó</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>is one part of several; join them to one zip file</source>
        <translation>chỉ là một trong nhiều phần; hãy ghép thành một tệp zip</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>is there twice; save the story again</source>
        <translation>có hai lần; hãy lưu lại câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>it can have {known}</source>
        <translation>có thể dùng {known}</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>it is called {chosen} here</source>
        <translation>ở đây ảnh được gọi là {chosen}</translation>
    </message>
    <message>
        <location filename="viewer/loading/bundled.py"/>
        <source>leads out of it; nothing in a bundle may</source>
        <translation>dẫn ra ngoài tệp, điều không được phép</translation>
    </message>
    <message>
        <location filename="viewer/loading/nodes.py"/>
        <source>more than {most_aliased_nodes:,} things are repeated by `*` up to here; write them out</source>
        <translation>đến đây đã có hơn {most_aliased_nodes:,} thứ được lặp lại bằng `*`; hãy viết đầy đủ ra</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>name</source>
        <translation>tên</translation>
    </message>
    <message>
        <location filename="viewer/loading/trouble.py"/>
        <source>no `- ` can stand here; move it below the other ones, or put the whole text in quotation marks</source>
        <translation>không thể đặt `- ` ở đây; hãy chuyển xuống dưới các mục khác, hoặc đặt cả văn bản trong dấu nháy</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>no photo fits {pattern}; check the folder&apos;s name and the ending</source>
        <translation>không có ảnh nào khớp với {pattern}; hãy kiểm tra tên thư mục và phần đuôi</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>no-break spaces</source>
        <translation>dấu cách không ngắt</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>notes</source>
        <translation>ghi chú</translation>
    </message>
    <message>
        <location filename="viewer/loading/asked.py"/>
        <source>nothing is given to open; give a captions.yaml, a folder or photo files</source>
        <translation>chưa cho biết cần mở gì; hãy cho một tệp captions.yaml, một thư mục hoặc các tệp ảnh</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>nothing is shown here: ` #` begins a remark</source>
        <translation>ở đây không hiện gì: ` #` mở đầu một lời chú</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>overlaps another file in it; save the story again</source>
        <translation>chồng lên một tệp khác; hãy lưu lại câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/loading/files.py"/>
        <source>phones&apos; HEIC photos cannot be shown without pi-heif; install it, or save it as JPEG</source>
        <translation>không hiển thị được ảnh HEIC của điện thoại nếu thiếu pi-heif; hãy cài đặt, hoặc lưu ảnh thành JPEG</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>photo &apos;{photo_id}&apos;</source>
        <translation>ảnh “{photo_id}”</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>photos are named without folder and ending here: write `{stem}`</source>
        <translation>ở đây ảnh được gọi bằng tên không có thư mục và phần đuôi: hãy viết `{stem}`</translation>
    </message>
    <message>
        <location filename="viewer/saving.py"/>
        <source>photos opened one by one are no story yet; put them into a folder, and open that</source>
        <translation>các ảnh mở lẻ chưa phải là một câu chuyện; hãy cho chúng vào một thư mục rồi mở thư mục đó</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>put the photo into the story&apos;s folder and write its name relative to this file</source>
        <translation>hãy đặt ảnh vào thư mục của câu chuyện và viết tên tính từ vị trí của tệp này</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>put the text in quotation marks</source>
        <translation>hãy đặt văn bản trong dấu nháy</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>quote</source>
        <translation>lời trích</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>says other things of itself than the directory does; save the story again</source>
        <translation>tự mô tả khác với mục lục; hãy lưu lại câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>text</source>
        <translation>văn bản</translation>
    </message>
    <message>
        <location filename="viewer/loading/quoting.py"/>
        <source>the brace `{` is never closed</source>
        <translation>ngoặc nhọn `{` chưa được đóng</translation>
    </message>
    <message>
        <location filename="viewer/loading/trouble.py"/>
        <source>the brace `{` is never closed, or a text in it needs quotation marks</source>
        <translation>ngoặc nhọn `{` chưa được đóng, hoặc một văn bản bên trong cần dấu nháy</translation>
    </message>
    <message>
        <location filename="viewer/loading/quoting.py"/>
        <source>the bracket `[` is never closed</source>
        <translation>ngoặc vuông `[` chưa được đóng</translation>
    </message>
    <message>
        <location filename="viewer/loading/trouble.py"/>
        <source>the bracket `[` is never closed, or a text in it needs quotation marks</source>
        <translation>ngoặc vuông `[` chưa được đóng, hoặc một văn bản bên trong cần dấu nháy</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>the character U+{control:04X} cannot be in a file name here; rename the file</source>
        <translation>ký tự U+{control:04X} không được có trong tên tệp ở đây; hãy đổi tên tệp</translation>
    </message>
    <message>
        <location filename="viewer/loading/nodes.py"/>
        <source>the file holds far more parts than its length allows for a story; the rest is not read</source>
        <translation>tệp chứa nhiều phần hơn hẳn mức một câu chuyện dài như vậy có thể có; phần còn lại không được đọc</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>the file is called {own}, with other capital letters; shown all the same, but write {written}</source>
        <translation>tệp tên là {own}, khác chữ hoa chữ thường; ảnh vẫn được hiển thị, nhưng hãy viết {written}</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>the file says nothing yet; begin with `format: 1` and `photos:`</source>
        <translation>tệp chưa có nội dung; hãy bắt đầu bằng `format: 1` và `photos:`</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>the format is not given: write `format: 1` in the first line</source>
        <translation>chưa ghi định dạng: hãy viết `format: 1` ở dòng đầu tiên</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>the format {value} is not known here; read as format 1: write `format: 1`, or update the viewer</source>
        <translation>chương trình không biết định dạng {value}; tệp được đọc theo định dạng 1: hãy viết `format: 1`, hoặc cập nhật chương trình</translation>
    </message>
    <message>
        <location filename="viewer/loading/source.py"/>
        <source>the invisible character {name} does not belong in a text; delete it here</source>
        <translation>ký tự vô hình {name} không nên có trong văn bản; hãy xóa ở đây</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>the languages are not listed: write `languages: [{listed}]`, the one readers see first at the front</source>
        <translation>chưa nêu các ngôn ngữ: hãy viết `languages: [{listed}]`, ngôn ngữ người đọc thấy trước đặt ở đầu</translation>
    </message>
    <message>
        <location filename="viewer/saving.py"/>
        <source>the name {name} is no text; rename that file</source>
        <translation>tên {name} không phải là văn bản; hãy đổi tên tệp đó</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>the photo of line {first} is called {given} too; {advice}</source>
        <translation>ảnh ở dòng {first} cũng được gọi là {given}; {advice}</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>the photo {own} lies there, but nobody lists it: write {written}</source>
        <translation>có ảnh {own} ở đó nhưng chưa được nêu: hãy viết {written}</translation>
    </message>
    <message>
        <location filename="viewer/loading/quoting.py"/>
        <source>the quotation mark closes before the text ends</source>
        <translation>dấu nháy đóng trước khi văn bản kết thúc</translation>
    </message>
    <message>
        <location filename="viewer/loading/quoting.py"/>
        <source>the quotation mark is never closed</source>
        <translation>dấu nháy chưa được đóng</translation>
    </message>
    <message>
        <location filename="viewer/loading/trouble.py"/>
        <source>the quotation mark that opens here is never closed; close it</source>
        <translation>dấu nháy mở ở đây chưa được đóng; hãy đóng lại</translation>
    </message>
    <message>
        <location filename="viewer/loading/files.py"/>
        <source>the raw files of cameras cannot be shown; save it as JPEG</source>
        <translation>không hiển thị được tệp thô của máy ảnh; hãy lưu thành JPEG</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>the source</source>
        <translation>phần nguồn</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>the story</source>
        <translation>câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/opening.py"/>
        <source>the story has no photo &apos;{photo}&apos;; give a number from 1 to {count} or a photo&apos;s id</source>
        <translation>câu chuyện không có ảnh “{photo}”; hãy cho một số từ 1 đến {count} hoặc mã của một ảnh</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>the story has no photos: write `photos:` and under it `- file: gallery/photo.jpg`</source>
        <translation>câu chuyện chưa có ảnh: hãy viết `photos:` và bên dưới là `- file: gallery/photo.jpg`</translation>
    </message>
    <message>
        <location filename="viewer/opening.py"/>
        <source>the story is not in the language &apos;{language}&apos;; it has: {known}</source>
        <translation>câu chuyện không có ngôn ngữ “{language}”; các ngôn ngữ hiện có: {known}</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>the text ends before ` #`: what follows counts as a remark</source>
        <translation>văn bản kết thúc trước ` #`: phần sau được coi là lời chú</translation>
    </message>
    <message>
        <location filename="viewer/loading/nodes.py"/>
        <source>there are more than {most_entries:,} keys here; no part of a story has so many</source>
        <translation>ở đây có hơn {most_entries:,} khóa; không phần nào của câu chuyện có nhiều như vậy</translation>
    </message>
    <message>
        <location filename="viewer/loading/recovery.py"/>
        <source>there are too many mistakes to read on after this line; mend the ones above, then check again</source>
        <translation>quá nhiều lỗi nên không đọc tiếp được sau dòng này; hãy sửa các lỗi phía trên rồi kiểm tra lại</translation>
    </message>
    <message>
        <location filename="viewer/loading/report.py"/>
        <source>there are {left_out:,} more problems; mend the ones above, then check again</source>
        <translation>còn {left_out:,} chỗ cần sửa nữa; hãy sửa các chỗ phía trên rồi kiểm tra lại</translation>
    </message>
    <message>
        <location filename="viewer/loading/asked.py"/>
        <source>there is no file or folder {path}; check the path</source>
        <translation>không có tệp hay thư mục {path}; hãy kiểm tra đường dẫn</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>there is no file {name}; {advice}</source>
        <translation>không có tệp {name}; {advice}</translation>
    </message>
    <message>
        <location filename="viewer/loading/folder.py"/>
        <source>there is no file {path}; check the path</source>
        <translation>không có tệp {path}; hãy kiểm tra đường dẫn</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>there is no photo {name} in `photos`; {advice}</source>
        <translation>không có ảnh {name} trong `photos`; {advice}</translation>
    </message>
    <message>
        <location filename="viewer/loading/source.py"/>
        <source>these bytes are not UTF-8, so � stands in their place; save the file as UTF-8 (in most editors under &quot;Save with encoding&quot;)</source>
        <translation>các byte này không phải UTF-8 nên được thay bằng �; hãy lưu tệp ở dạng UTF-8 (trong phần lớn trình soạn thảo: “Lưu với bảng mã”)</translation>
    </message>
    <message>
        <location filename="viewer/loading/recovery.py"/>
        <source>this cannot be read as it stands; put the whole text in quotation marks</source>
        <translation>không đọc được phần này như đang viết; hãy đặt cả văn bản trong dấu nháy</translation>
    </message>
    <message>
        <location filename="viewer/loading/trouble.py"/>
        <source>this cannot be read; check the indentation, the colons and the quotation marks here</source>
        <translation>không đọc được phần này; hãy kiểm tra cách thụt dòng, các dấu hai chấm và dấu nháy ở đây</translation>
    </message>
    <message>
        <location filename="viewer/loading/trouble.py"/>
        <source>this does not continue what stands above; begin the line with a word and a colon, such as `photos:`</source>
        <translation>dòng này không nối tiếp phần phía trên; hãy bắt đầu dòng bằng một từ và dấu hai chấm, như `photos:`</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>this heading</source>
        <translation>tiêu đề mục này</translation>
    </message>
    <message>
        <location filename="viewer/loading/nodes.py"/>
        <source>this is nested more than {deepest} levels deep; a story needs five</source>
        <translation>phần này lồng sâu hơn {deepest} cấp; một câu chuyện chỉ cần năm</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>this is no story yet: begin with `photos:` and write `- file: gallery/photo.jpg` under it</source>
        <translation>đây chưa phải câu chuyện: hãy bắt đầu bằng `photos:` và viết `- file: gallery/photo.jpg` bên dưới</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>this is the name of a device on Windows and cannot be a file there; rename the file</source>
        <translation>đây là tên thiết bị trên Windows nên không thể là tên tệp ở đó; hãy đổi tên tệp</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>this is too long for a file name; shorten it</source>
        <translation>tên tệp này quá dài; hãy rút ngắn</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>this item of the list is empty; delete the dash</source>
        <translation>mục này của danh sách trống; hãy xóa dấu gạch</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>this leads out of the story&apos;s folder; {advice}</source>
        <translation>đường dẫn này dẫn ra ngoài thư mục của câu chuyện; {advice}</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>this line and the {run:,} below it begin</source>
        <translation>dòng này và {run:,} dòng dưới bắt đầu</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>this line begins</source>
        <translation>dòng này bắt đầu</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>this names a folder; write a file name, or a pattern such as `gallery/*.jpg`</source>
        <translation>đây là tên thư mục; hãy viết tên tệp, hoặc một mẫu như `gallery/*.jpg`</translation>
    </message>
    <message>
        <location filename="viewer/loading/paths.py"/>
        <source>this names the story&apos;s folder itself; write a file name</source>
        <translation>đây chính là thư mục của câu chuyện; hãy viết tên tệp</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>this paragraph</source>
        <translation>đoạn văn này</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>this part has no `heading`, `text`, `quote` or `photos`; write one of them</source>
        <translation>phần này không có `heading`, `text`, `quote` hay `photos`; hãy viết một trong số đó</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>this photo has no file: write `file: gallery/photo.jpg` first</source>
        <translation>ảnh này không có tệp: hãy viết `file: gallery/photo.jpg` trước tiên</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>this quote</source>
        <translation>lời trích này</translation>
    </message>
    <message>
        <location filename="viewer/saving.py"/>
        <source>this story has {count:,} files, and one file holds {most:,} at most; divide it</source>
        <translation>câu chuyện này có {count:,} tệp, mà một tệp chứa nhiều nhất {most:,}; hãy chia nhỏ</translation>
    </message>
    <message>
        <location filename="viewer/saving.py"/>
        <source>this story is larger than {largest} GiB, which one file does not hold; divide it</source>
        <translation>câu chuyện này lớn hơn {largest} GiB, một tệp không chứa hết; hãy chia nhỏ</translation>
    </message>
    <message>
        <location filename="viewer/loading/blocks.py"/>
        <source>this text belongs to `{match}:` above; indent it further</source>
        <translation>văn bản này thuộc `{match}:` phía trên; hãy thụt vào thêm</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>title</source>
        <translation>tiêu đề</translation>
    </message>
    <message>
        <location filename="viewer/bundle.py"/>
        <source>unpacks to far more than it can honestly hold; save the story again</source>
        <translation>giải nén ra nhiều hơn hẳn mức có thể; hãy lưu lại câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/loading/typography.py"/>
        <source>wide spaces</source>
        <translation>dấu cách rộng</translation>
    </message>
    <message>
        <location filename="viewer/loading/article.py"/>
        <source>write its file name without folder and ending, or its `id`</source>
        <translation>hãy viết tên tệp không có thư mục và phần đuôi, hoặc `id` của ảnh</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>write {corrected}</source>
        <translation>hãy viết {corrected}</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>{count:,} more</source>
        <translation>{count:,} ảnh nữa</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>{count:,} photos {where} are not listed: {which}; list all of them at once with {every}</source>
        <translation>{count:,} ảnh {where} chưa được nêu: {which}; hãy nêu tất cả cùng lúc bằng {every}</translation>
    </message>
    <message>
        <location filename="viewer/loading/folder.py"/>
        <source>{folder} cannot be opened ({reason}); check its permissions</source>
        <translation>không mở được {folder} ({reason}); hãy kiểm tra quyền truy cập</translation>
    </message>
    <message>
        <location filename="viewer/loading/folder.py"/>
        <source>{folder} holds no story: put a captions.yaml or photos into it (names ending in {suffixes})</source>
        <translation>{folder} không chứa câu chuyện nào: hãy đặt vào đó một tệp captions.yaml hoặc các ảnh (tên kết thúc bằng {suffixes})</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{key} has nothing after its colon; write a text there or delete the line</source>
        <translation>{key} không có gì sau dấu hai chấm; hãy viết văn bản vào đó hoặc xóa dòng</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{key} is a list: write `{example}`</source>
        <translation>{key} là một danh sách: hãy viết `{example}`</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{key} is one plain text: write it after the colon</source>
        <translation>{key} là một văn bản thường: hãy viết sau dấu hai chấm</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{key} is one text: write the text after the colon</source>
        <translation>{key} là một văn bản: hãy viết văn bản sau dấu hai chấm</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{key} lists plain words only: write `{example}`</source>
        <translation>{key} chỉ nêu các từ thường: hãy viết `{example}`</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{key} stands here a second time (first in line {line}); delete one of them</source>
        <translation>{key} xuất hiện lần thứ hai ở đây (lần đầu ở dòng {line}); hãy xóa một</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{language} is `{tag}`: write `{tag}:`</source>
        <translation>{language} là `{tag}`: hãy viết `{tag}:`</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{message}, the first is shown</source>
        <translation>{message}, chương trình hiển thị phần đầu tiên</translation>
    </message>
    <message>
        <location filename="viewer/loading/source.py"/>
        <source>{name} cannot be opened ({reason}); check the path and its permissions</source>
        <translation>không mở được {name} ({reason}); hãy kiểm tra đường dẫn và quyền truy cập</translation>
    </message>
    <message>
        <location filename="viewer/loading/bundled.py"/>
        <source>{name} cannot be read ({reason}); check the disk it is on</source>
        <translation>không đọc được {name} ({reason}); hãy kiểm tra ổ đĩa chứa nó</translation>
    </message>
    <message>
        <location filename="viewer/loading/source.py"/>
        <source>{name} is larger than {largest_file} MiB; split the story into several files</source>
        <translation>{name} lớn hơn {largest_file} MiB; hãy chia câu chuyện thành nhiều tệp</translation>
    </message>
    <message>
        <location filename="viewer/loading/source.py"/>
        <source>{name} is not an ordinary file; give a captions.yaml, a folder or photo files</source>
        <translation>{name} không phải tệp thông thường; hãy cho một tệp captions.yaml, một thư mục hoặc các tệp ảnh</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>{name} looks like the name on the disk, but its accents are made of other characters; shown all the same, but copy the name from the disk, or rename the file</source>
        <translation>{name} trông giống tên trên ổ đĩa nhưng các dấu được ghép từ ký tự khác; ảnh vẫn được hiển thị, nhưng hãy sao chép tên từ ổ đĩa, hoặc đổi tên tệp</translation>
    </message>
    <message>
        <location filename="viewer/saving.py"/>
        <source>{name} {why}</source>
        <translation>{name} {why}</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>{name}: {message}</source>
        <translation>{name}: {message}</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{owner} has no {language} {noun}</source>
        <translation>{owner} không có {noun} ({language})</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>{own} is a link that leads out of the story&apos;s folder; put the photo itself there</source>
        <translation>{own} là liên kết dẫn ra ngoài thư mục của câu chuyện; hãy đặt chính bức ảnh vào đó</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>{own} is listed already in line {line}; shown again, but is that meant?</source>
        <translation>{own} đã được nêu ở dòng {line}; ảnh được hiển thị lần nữa, nhưng có đúng ý bạn không?</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>{own} is not an ordinary file; name a photo file, or many with `gallery/*.jpg`</source>
        <translation>{own} không phải tệp thông thường; hãy nêu một tệp ảnh, hoặc nhiều tệp bằng `gallery/*.jpg`</translation>
    </message>
    <message>
        <location filename="viewer/loading/photos.py"/>
        <source>{parts} and {last}</source>
        <translation>{parts} và {last}</translation>
    </message>
    <message>
        <location filename="viewer/loading/bundled.py"/>
        <source>{path} cannot be opened: it {why}</source>
        <translation>không mở được {path}: tệp này {why}</translation>
    </message>
    <message>
        <location filename="viewer/loading/bundled.py"/>
        <source>{path} cannot be opened: {name} in it {why}</source>
        <translation>không mở được {path}: {name} trong đó {why}</translation>
    </message>
    <message>
        <location filename="viewer/saving.py"/>
        <source>{path} cannot be written ({reason}); save the copy elsewhere</source>
        <translation>không ghi được {path} ({reason}); hãy lưu bản sao ở nơi khác</translation>
    </message>
    <message>
        <location filename="viewer/loading/asked.py"/>
        <source>{path} is a story of its own; open it alone, or give photo files only</source>
        <translation>{path} là một câu chuyện riêng; hãy mở riêng nó, hoặc chỉ cho các tệp ảnh</translation>
    </message>
    <message>
        <location filename="viewer/loading/folder.py"/>
        <source>{path} is not an ordinary file; give photo files, or one folder alone</source>
        <translation>{path} không phải tệp thông thường; hãy cho các tệp ảnh, hoặc chỉ một thư mục</translation>
    </message>
    <message>
        <location filename="viewer/loading/recovery.py"/>
        <source>{reason}: write {shown}{advice}</source>
        <translation>{reason}: hãy viết {shown}{advice}</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{says}; if it belongs to the text, {advice}</source>
        <translation>{says}; nếu nó thuộc văn bản, {advice}</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{tag} is no language code, so this text is not shown; write one such as `en`</source>
        <translation>{tag} không phải mã ngôn ngữ nên văn bản này không được hiển thị; hãy viết một mã như `en`</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{tag} is no language code; {advice}</source>
        <translation>{tag} không phải mã ngôn ngữ; {advice}</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>{text} is no language code; write one such as `en`</source>
        <translation>{text} không phải mã ngôn ngữ; hãy viết một mã như `en`</translation>
    </message>
    <message>
        <location filename="viewer/loading/document.py"/>
        <source>{text} is no language code; {language} is `{tag}`: write `{tag}`</source>
        <translation>{text} không phải mã ngôn ngữ; {language} là `{tag}`: hãy viết `{tag}`</translation>
    </message>
    <message>
        <location filename="viewer/loading/values.py"/>
        <source>{value} is left out: an address begins with https:// or http:// and has no spaces</source>
        <translation>{value} bị bỏ qua: địa chỉ bắt đầu bằng https:// hoặc http:// và không có dấu cách</translation>
    </message>
    <message>
        <location filename="viewer/loading/values.py"/>
        <source>{value} is no date of the form 2021-10-19 (or 2021-10, or 2021); it is shown as typed</source>
        <translation>{value} không phải ngày theo dạng 2021-10-19 (hoặc 2021-10, hoặc 2021); nó được hiện như đã gõ</translation>
    </message>
    <message>
        <location filename="viewer/loading/values.py"/>
        <source>{value} is no time; write a number of seconds such as `seconds: 8`</source>
        <translation>{value} không phải thời lượng; hãy viết số giây như `seconds: 8`</translation>
    </message>
    <message>
        <location filename="viewer/loading/fields.py"/>
        <source>{what} has no {key}: {advice}</source>
        <translation>{what} không có {key}: {advice}</translation>
    </message>
    <message>
        <location filename="viewer/app/stories.py"/>
        <source>“{name}” has no photos to show</source>
        <translation>“{name}” không có ảnh nào để hiển thị</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <location filename="Qt"/>
        <source>Alias</source>
        <translation>Bí danh</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Drive</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>File Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Shortcut</source>
        <translation>Lối tắt</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Unknown</source>
        <translation>Không rõ</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <location filename="Qt"/>
        <source>&amp;Select All</source>
        <translation>&amp;Chọn tất cả</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Step up</source>
        <translation>&amp;Tăng một bậc</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Step &amp;down</source>
        <translation>&amp;Giảm một bậc</translation>
    </message>
</context>
<context>
    <name>QAccessibleActionInterface</name>
    <message>
        <location filename="Qt"/>
        <source>Decrease</source>
        <translation>Giảm</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Decrease the value</source>
        <translation>Giảm giá trị</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Goes back a page</source>
        <translation>Lùi một trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Goes to the next page</source>
        <translation>Sang trang sau</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Increase</source>
        <translation>Tăng</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Increase the value</source>
        <translation>Tăng giá trị</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Next Page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Press</source>
        <translation>Nhấn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Previous Page</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scroll Down</source>
        <translation>Cuộn xuống</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scroll Left</source>
        <translation>Cuộn sang trái</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scroll Right</source>
        <translation>Cuộn sang phải</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scroll Up</source>
        <translation>Cuộn lên</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scrolls down</source>
        <translation>Cuộn xuống</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scrolls to the left</source>
        <translation>Cuộn sang trái</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scrolls to the right</source>
        <translation>Cuộn sang phải</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scrolls up</source>
        <translation>Cuộn lên</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>SetFocus</source>
        <translation>Đặt tiêu điểm</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Sets the focus</source>
        <translation>Đặt tiêu điểm vào đây</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>ShowMenu</source>
        <translation>Hiện trình đơn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Shows the menu</source>
        <translation>Hiện trình đơn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Toggle</source>
        <translation>Bật tắt</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Toggles the state</source>
        <translation>Đổi trạng thái</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Triggers the action</source>
        <translation>Thực hiện hành động</translation>
    </message>
</context>
<context>
    <name>QComboBox</name>
    <message>
        <location filename="Qt"/>
        <source>False</source>
        <translation>Sai</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Open the combo box selection popup</source>
        <translation>Mở danh sách lựa chọn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>True</source>
        <translation>Đúng</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <location filename="Qt"/>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <location filename="Qt"/>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Không tìm thấy thư mục.
Hãy kiểm tra lại tên thư mục.</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Không tìm thấy tệp.
Hãy kiểm tra lại tên tệp.</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 đã có.
Bạn có muốn thay thế không?</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Look in:</source>
        <translation>&amp;Tìm trong:</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;New Folder</source>
        <translation>Thư mục &amp;mới</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Rename</source>
        <translation>Đổ&amp;i tên</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>“%1” được bảo vệ chống ghi.
Bạn vẫn muốn xóa chứ?</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>All Files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Alt+Right</source>
        <translation>Alt+Right</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Alt+Up</source>
        <translation>Alt+Up</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>Bạn có chắc muốn xóa “%1” không?</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Change to detail view mode</source>
        <translation>Chuyển sang kiểu xem chi tiết</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Change to list view mode</source>
        <translation>Chuyển sang kiểu xem danh sách</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Could not delete directory.</source>
        <translation>Không xóa được thư mục.</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Create a New Folder</source>
        <translation>Tạo một thư mục mới</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Detail View</source>
        <translation>Xem chi tiết</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Directories</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>File &amp;name:</source>
        <translation>Tê&amp;n tệp:</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Files of &amp;type:</source>
        <translation>&amp;Kiểu tệp:</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Find Directory</source>
        <translation>Tìm thư mục</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Forward</source>
        <translation>Tiến</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Go back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Go forward</source>
        <translation>Tiến tới</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Go to the parent directory</source>
        <translation>Lên thư mục mẹ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>List View</source>
        <translation>Xem danh sách</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>List of places and bookmarks</source>
        <translation>Danh sách vị trí và dấu trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>New Folder</source>
        <translation>Thư mục mới</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Parent Directory</source>
        <translation>Thư mục mẹ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Recent Places</source>
        <translation>Vị trí gần đây</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Remove</source>
        <translation>Gỡ bỏ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Save As</source>
        <translation>Lưu thành</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Show </source>
        <translation>Hiện </translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Show &amp;hidden files</source>
        <translation>Hiện tệp ẩ&amp;n</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Sidebar</source>
        <translation>Thanh bên</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <location filename="Qt"/>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Date Modified</source>
        <translation>Ngày sửa đổi</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>My Computer</source>
        <translation>Máy tính của tôi</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Type</source>
        <translation>Kiểu</translation>
    </message>
</context>
<context>
    <name>QGnomeTheme</name>
    <message>
        <location filename="Qt"/>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Close</source>
        <translation>Đó&amp;ng</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Close without Saving</source>
        <translation>Đóng mà không lưu</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <location filename="Qt"/>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <location filename="Qt"/>
        <source>Hide Details...</source>
        <translation>Ẩn chi tiết…</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Show Details...</source>
        <translation>Hiện chi tiết…</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <location filename="Qt"/>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Abort</source>
        <translation>Hủy bỏ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Discard</source>
        <translation>Bỏ thay đổi</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Ignore</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>N&amp;o to All</source>
        <translation>Khô&amp;ng cho tất cả</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Restore Defaults</source>
        <translation>Khôi phục mặc định</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Retry</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Save All</source>
        <translation>Lưu tất cả</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Yes to &amp;All</source>
        <translation>Có cho &amp;tất cả</translation>
    </message>
</context>
<context>
    <name>QPrintDialog</name>
    <message>
        <location filename="Qt"/>
        <source>%1 already exists.
Do you want to overwrite it?</source>
        <translation>%1 đã có.
Bạn có muốn ghi đè không?</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>%1 does not follow the correct syntax. Please use &apos;,&apos; to separate ranges and pages, &apos;-&apos; to define ranges and make sure ranges do not intersect with each other.</source>
        <translation>%1 không đúng cú pháp. Hãy dùng “,” để ngăn cách các khoảng và các trang, “-” để ghi khoảng, và đừng để các khoảng chồng lên nhau.</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>%1 is a directory.
Please choose a different file name.</source>
        <translation>%1 là thư mục.
Hãy chọn tên tệp khác.</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Options &lt;&lt;</source>
        <translation>&amp;Tùy chọn &lt;&lt;</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Options &gt;&gt;</source>
        <translation>&amp;Tùy chọn &gt;&gt;</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Print</source>
        <translation>&amp;In</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>1 (1x1)</source>
        <translation>1 (1x1)</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>16 (4x4)</source>
        <translation>16 (4x4)</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>2 (2x1)</source>
        <translation>2 (2x1)</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>4 (2x2)</source>
        <translation>4 (2x2)</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>6 (2x3)</source>
        <translation>6 (2x3)</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>9 (3x3)</source>
        <translation>9 (3x3)</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>All Pages</source>
        <translation>Tất cả các trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Bottom to Top, Left to Right</source>
        <translation>Từ dưới lên, trái sang phải</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Bottom to Top, Right to Left</source>
        <translation>Từ dưới lên, phải sang trái</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Duplex Settings Conflicts</source>
        <translation>Thiết lập in hai mặt mâu thuẫn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Even Pages</source>
        <translation>Trang chẵn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>File %1 is not writable.
Please choose a different file name.</source>
        <translation>Không ghi được vào tệp %1.
Hãy chọn tên tệp khác.</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Invalid Pages Definition</source>
        <translation>Các trang được ghi không hợp lệ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Left to Right, Bottom to Top</source>
        <translation>Trái sang phải, từ dưới lên</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Left to Right, Top to Bottom</source>
        <translation>Trái sang phải, từ trên xuống</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Local file</source>
        <translation>Tệp trên máy</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Odd Pages</source>
        <translation>Trang lẻ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Options &apos;Pages Per Sheet&apos; and &apos;Page Set&apos; cannot be used together.
Please turn one of those options off.</source>
        <translation>Không dùng được cùng lúc tùy chọn “Số trang mỗi tờ” và “Bộ trang”.
Hãy tắt một trong hai.</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Print To File ...</source>
        <translation>In ra tệp…</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Print to File (PDF)</source>
        <translation>In ra tệp (PDF)</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Right to Left, Bottom to Top</source>
        <translation>Phải sang trái, từ dưới lên</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Right to Left, Top to Bottom</source>
        <translation>Phải sang trái, từ trên xuống</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>The &apos;From&apos; value cannot be greater than the &apos;To&apos; value.</source>
        <translation>Giá trị “Từ” không được lớn hơn giá trị “Đến”.</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>There are conflicts in duplex settings. Do you want to fix them?</source>
        <translation>Thiết lập in hai mặt có mâu thuẫn. Bạn có muốn sửa không?</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Top to Bottom, Left to Right</source>
        <translation>Từ trên xuống, trái sang phải</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Top to Bottom, Right to Left</source>
        <translation>Từ trên xuống, phải sang trái</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Write PDF file</source>
        <translation>Ghi tệp PDF</translation>
    </message>
</context>
<context>
    <name>QPrintPreviewDialog</name>
    <message>
        <location filename="Qt"/>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Export to PDF</source>
        <translation>Xuất ra PDF</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>First page</source>
        <translation>Trang đầu</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Fit page</source>
        <translation>Vừa trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Fit width</source>
        <translation>Vừa chiều rộng</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Landscape</source>
        <translation>Khổ ngang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Last page</source>
        <translation>Trang cuối</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Page Setup</source>
        <translation>Thiết lập trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Page setup</source>
        <translation>Thiết lập trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Portrait</source>
        <translation>Khổ dọc</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Previous page</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Print Preview</source>
        <translation>Xem trước khi in</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Show facing pages</source>
        <translation>Hiện hai trang đối diện</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Show overview of all pages</source>
        <translation>Hiện tổng quan tất cả các trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Show single page</source>
        <translation>Hiện từng trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Zoom in</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Zoom out</source>
        <translation>Thu nhỏ</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <location filename="Qt"/>
        <source>Bottom</source>
        <translation>Cuối</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Left edge</source>
        <translation>Mép trái</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Page down</source>
        <translation>Xuống một trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Page left</source>
        <translation>Sang trái một trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Page right</source>
        <translation>Sang phải một trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Page up</source>
        <translation>Lên một trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Right edge</source>
        <translation>Mép phải</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scroll down</source>
        <translation>Cuộn xuống</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scroll here</source>
        <translation>Cuộn đến đây</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scroll left</source>
        <translation>Cuộn sang trái</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scroll right</source>
        <translation>Cuộn sang phải</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Scroll up</source>
        <translation>Cuộn lên</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Top</source>
        <translation>Đầu</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <location filename="Qt"/>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Down</source>
        <translation>↓</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Ins</source>
        <translation>Ins</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Page Down</source>
        <translation>Page Down</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Page Up</source>
        <translation>Page Up</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>PgDown</source>
        <translation>Page Down</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>PgUp</source>
        <translation>Page Up</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Right</source>
        <translation>→</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Space</source>
        <translation>Phím cách</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Up</source>
        <translation>↑</translation>
    </message>
</context>
<context>
    <name>QSpiAccessibleBridge</name>
    <message>
        <location filename="Qt"/>
        <source>alert message</source>
        <translation>thông báo cảnh báo</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>animation</source>
        <translation>ảnh động</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>application</source>
        <translation>ứng dụng</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>assistant</source>
        <translation>trợ lý</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>block quote</source>
        <translation>khối trích dẫn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>button menu</source>
        <translation>nút trình đơn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>button with drop down</source>
        <translation>nút có danh sách thả xuống</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>button with drop down grid</source>
        <translation>nút có lưới thả xuống</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>canvas</source>
        <translation>khung vẽ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>cell</source>
        <translation>ô</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>chart</source>
        <translation>biểu đồ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>check box</source>
        <translation>hộp kiểm</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>clock</source>
        <translation>đồng hồ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>color chooser</source>
        <translation>bộ chọn màu</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>column</source>
        <translation>cột</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>column header</source>
        <translation>đầu cột</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>combo box</source>
        <translation>hộp tổ hợp</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>complementary content</source>
        <translation>nội dung bổ sung</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>cursor</source>
        <translation>con trỏ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>desktop</source>
        <translation>màn hình nền</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>dial</source>
        <translation>núm xoay</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>dialog</source>
        <translation>hộp thoại</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>document</source>
        <translation>tài liệu</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>equation</source>
        <translation>phương trình</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>filler</source>
        <translation>phần đệm</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>footer</source>
        <translation>chân trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>form</source>
        <translation>biểu mẫu</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>frame</source>
        <translation>khung</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>graphic</source>
        <translation>hình ảnh</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>grip</source>
        <translation>tay nắm</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>heading</source>
        <translation>tiêu đề mục</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>help balloon</source>
        <translation>bóng trợ giúp</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>hotkey field</source>
        <translation>ô phím nóng</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>indicator</source>
        <translation>chỉ báo</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>invalid role</source>
        <translation>vai trò không hợp lệ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>label</source>
        <translation>nhãn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>layered pane</source>
        <translation>khung nhiều lớp</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>link</source>
        <translation>liên kết</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>list</source>
        <translation>danh sách</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>list item</source>
        <translation>mục danh sách</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>menu bar</source>
        <translation>thanh trình đơn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>menu item</source>
        <translation>mục trình đơn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>note</source>
        <translation>ghi chú</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>notification</source>
        <translation>thông báo</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>page tab</source>
        <translation>thẻ trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>page tab list</source>
        <translation>danh sách thẻ trang</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>panel</source>
        <translation>bảng</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>paragraph</source>
        <translation>đoạn văn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>popup menu</source>
        <translation>trình đơn bật lên</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>progress bar</source>
        <translation>thanh tiến trình</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>property page</source>
        <translation>trang thuộc tính</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>push button</source>
        <translation>nút bấm</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>radio button</source>
        <translation>nút chọn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>row</source>
        <translation>hàng</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>row header</source>
        <translation>đầu hàng</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>scroll bar</source>
        <translation>thanh cuộn</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>section</source>
        <translation>phần</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>separator</source>
        <translation>dấu phân cách</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>slider</source>
        <translation>thanh trượt</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>sound</source>
        <translation>âm thanh</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>space</source>
        <translation>khoảng trống</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>spin box</source>
        <translation>hộp tăng giảm</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>splitter</source>
        <translation>thanh chia</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>status bar</source>
        <translation>thanh trạng thái</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>switch</source>
        <translation>công tắc</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>table</source>
        <translation>bảng biểu</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>terminal</source>
        <translation>cửa sổ dòng lệnh</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>text</source>
        <translation>văn bản</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>text caret</source>
        <translation>con nháy</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>title bar</source>
        <translation>thanh tiêu đề</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>tool bar</source>
        <translation>thanh công cụ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>tool tip</source>
        <translation>chú giải công cụ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>tree</source>
        <translation>cây</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>tree item</source>
        <translation>mục cây</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>unknown</source>
        <translation>không rõ</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>web document</source>
        <translation>tài liệu web</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <location filename="Qt"/>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Copy &amp;Link Location</source>
        <translation>Sao chép địa chỉ liên &amp;kết</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <location filename="Qt"/>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <location filename="viewer/ui/recent_menu.py"/>
        <source>&amp;Clear the list</source>
        <translation>&amp;Xóa danh sách</translation>
    </message>
    <message>
        <location filename="viewer/ui/crash_report.py"/>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <location filename="viewer/ui/problems.py"/>
        <source>&amp;Copy all</source>
        <translation>&amp;Sao chép tất cả</translation>
    </message>
    <message>
        <location filename="viewer/ui/menus.py"/>
        <source>&amp;First language</source>
        <translation>N&amp;gôn ngữ thứ nhất</translation>
    </message>
    <message>
        <location filename="viewer/ui/story_card.py"/>
        <source>&amp;Forget this story</source>
        <translation>&amp;Quên câu chuyện này</translation>
    </message>
    <message>
        <location filename="viewer/ui/story_card.py"/>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <location filename="viewer/ui/problems.py"/>
        <source>&amp;Open at this line</source>
        <translation>&amp;Mở tại dòng này</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>1 second</source>
        <translation>1 giây</translation>
    </message>
    <message>
        <location filename="viewer/ui/start_page.py"/>
        <source>A folder of photos is a story already: “Open folder…” shows it, with the captions found inside the photos.</source>
        <translation>Một thư mục ảnh đã là một câu chuyện: “Mở thư mục…” sẽ hiện nó, kèm chú thích tìm thấy trong chính các ảnh.</translation>
    </message>
    <message>
        <location filename="viewer/ui/start_page.py"/>
        <source>A story’s photos, captioned in two languages, beside its article.</source>
        <translation>Ảnh của một câu chuyện, chú thích bằng hai ngôn ngữ, bên cạnh bài viết.</translation>
    </message>
    <message>
        <location filename="viewer/ui/about.py"/>
        <source>About Photo Caption Viewer</source>
        <translation>Giới thiệu Photo Caption Viewer</translation>
    </message>
    <message>
        <location filename="viewer/ui/dialogs.py"/>
        <source>All files</source>
        <translation>Mọi tệp</translation>
    </message>
    <message>
        <location filename="viewer/ui/help.py"/>
        <source>All keys</source>
        <translation>Tất cả các phím</translation>
    </message>
    <message>
        <location filename="viewer/ui/printing.py"/>
        <source>All photos on one sheet</source>
        <translation>Tất cả ảnh trên một tờ</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Alt text</source>
        <translation>Văn bản thay thế</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Altitude</source>
        <translation>Độ cao</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Any language</source>
        <translation>Mọi ngôn ngữ</translation>
    </message>
    <message>
        <location filename="viewer/ui/article.py"/>
        <source>Article</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <location filename="viewer/ui/menus.py"/>
        <source>As the &amp;system has it</source>
        <translation>Theo &amp;hệ thống</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>As the system has it</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>At the end of a slideshow</source>
        <translation>Khi trình chiếu hết</translation>
    </message>
    <message>
        <location filename="viewer/ui/keys_page.py"/>
        <source>Back and forward</source>
        <translation>Quay lại và tiến tới</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Begin again</source>
        <translation>Bắt đầu lại</translation>
    </message>
    <message>
        <location filename="viewer/ui/course.py"/>
        <source>By hand</source>
        <translation>Lật bằng tay</translation>
    </message>
    <message>
        <location filename="viewer/ui/crash_report.py"/>
        <source>C&amp;lose</source>
        <translation>Đó&amp;ng</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Camera</source>
        <translation>Máy ảnh</translation>
    </message>
    <message>
        <location filename="viewer/ui/saving.py"/>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <location filename="viewer/ui/caption_bar.py"/>
        <source>Caption</source>
        <translation>Chú thích</translation>
    </message>
    <message>
        <location filename="viewer/ui/start_page.py"/>
        <source>Clear the list</source>
        <translation>Xóa danh sách</translation>
    </message>
    <message>
        <location filename="viewer/ui/about.py"/>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <location filename="viewer/ui/drawer_tab.py"/>
        <source>Close the article</source>
        <translation>Đóng bài viết</translation>
    </message>
    <message>
        <location filename="viewer/ui/information.py"/>
        <source>Close the information</source>
        <translation>Đóng thông tin</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Colour profile</source>
        <translation>Hồ sơ màu</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Colours</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Complete</source>
        <translation>Đầy đủ</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Contrast</source>
        <translation>Độ tương phản</translation>
    </message>
    <message>
        <location filename="viewer/ui/crash_report.py"/>
        <source>Copy the report</source>
        <translation>Sao chép báo cáo</translation>
    </message>
    <message>
        <location filename="viewer/ui/about.py"/>
        <source>Copyright © 2026 the Photo Caption Viewer authors. Free software under the MIT License: you may use, copy, change and pass it on; it comes without any warranty.</source>
        <translation>Bản quyền © 2026 các tác giả Photo Caption Viewer. Phần mềm tự do theo Giấy phép MIT: bạn được sử dụng, sao chép, thay đổi và chia sẻ; không kèm theo bất kỳ bảo đảm nào.</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Credit</source>
        <translation>Ghi công</translation>
    </message>
    <message>
        <location filename="viewer/ui/keys_page.py"/>
        <source>Ctrl+Wheel</source>
        <translation>Ctrl+con lăn</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Damaged</source>
        <translation>Bị hỏng</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <location filename="viewer/ui/story_card.py"/>
        <source>Delete takes it off the list</source>
        <translation>Phím Delete bỏ nó khỏi danh sách</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Dimensions</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <location filename="viewer/ui/keys_page.py"/>
        <source>Double-click</source>
        <translation>Nhấp đúp</translation>
    </message>
    <message>
        <location filename="viewer/ui/keys_page.py"/>
        <source>Drag</source>
        <translation>Kéo</translation>
    </message>
    <message>
        <location filename="viewer/ui/about.py"/>
        <source>Drawn with Qt {qt} through PySide6 {binding}, both used under the GNU Lesser General Public License, version 3. They are separate libraries, which you may replace with others of your own.</source>
        <translation>Hiển thị bằng Qt {qt} qua PySide6 {binding}, cả hai được dùng theo Giấy phép Công cộng GNU Hạn chế (LGPL), phiên bản 3. Đó là các thư viện riêng, bạn có thể thay bằng bản của mình.</translation>
    </message>
    <message>
        <location filename="viewer/ui/problem_list.py"/>
        <source>Error</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Exposure</source>
        <translation>Phơi sáng</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>File size</source>
        <translation>Dung lượng</translation>
    </message>
    <message>
        <location filename="viewer/ui/filmstrip.py"/>
        <source>Filmstrip</source>
        <translation>Dải ảnh</translation>
    </message>
    <message>
        <location filename="viewer/ui/about.py"/>
        <source>Flip through a story’s photos, captioned in two languages, beside the article.</source>
        <translation>Lật xem ảnh của một câu chuyện, có chú thích bằng hai ngôn ngữ, bên cạnh bài viết.</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Focal length</source>
        <translation>Tiêu cự</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Focus</source>
        <translation>Điểm chính</translation>
    </message>
    <message>
        <location filename="viewer/ui/start_page.py"/>
        <source>For captions in two languages and an article, write a text file called captions.yaml beside your photos. That of the story shown here is one to copy from.</source>
        <translation>Muốn có chú thích bằng hai ngôn ngữ và một bài viết, hãy viết một tệp văn bản tên captions.yaml đặt cạnh ảnh của bạn. Tệp của câu chuyện ở đây là một mẫu để chép theo.</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <location filename="viewer/ui/keys_page.py"/>
        <source>Full screen</source>
        <translation>Toàn màn hình</translation>
    </message>
    <message>
        <location filename="viewer/ui/go_to.py"/>
        <source>Go to photo</source>
        <translation>Đến ảnh</translation>
    </message>
    <message>
        <location filename="viewer/ui/go_to.py"/>
        <source>Go to photo, 1 to {count}</source>
        <translation>Đến ảnh, từ 1 đến {count}</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>High</source>
        <translation>Cao</translation>
    </message>
    <message>
        <location filename="viewer/ui/information.py"/>
        <source>How it was taken</source>
        <translation>Ảnh được chụp thế nào</translation>
    </message>
    <message>
        <location filename="viewer/ui/start_page.py"/>
        <source>How, in five minutes, is told in README.md, which came with the program. “Problems in this story…” in the menu “Story” says of every slip in which line it is.</source>
        <translation>Cách làm trong năm phút được kể trong README.md đi kèm chương trình. “Chỗ cần sửa trong câu chuyện…” trong trình đơn “Câu chuyện” chỉ ra từng lỗi ở dòng nào.</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Id</source>
        <translation>Mã</translation>
    </message>
    <message>
        <location filename="viewer/ui/information.py"/>
        <source>Information</source>
        <translation>Thông tin</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>It cannot be used, so the colours are taken for sRGB.</source>
        <translation>Không dùng được nên màu được coi là sRGB.</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>Key: {key}</source>
        <translation>Phím: {key}</translation>
    </message>
    <message>
        <location filename="viewer/ui/printing.py"/>
        <source>Keys</source>
        <translation>Các phím</translation>
    </message>
    <message>
        <location filename="viewer/ui/menus.py"/>
        <source>Lan&amp;guage of the program</source>
        <translation>&amp;Ngôn ngữ của chương trình</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Language of the program</source>
        <translation>Ngôn ngữ của chương trình</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Lens</source>
        <translation>Ống kính</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Less</source>
        <translation>Ít</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <location filename="viewer/ui/problem_list.py"/>
        <source>Line {line}, error: {message}</source>
        <translation>Dòng {line}, lỗi: {message}</translation>
    </message>
    <message>
        <location filename="viewer/ui/problem_list.py"/>
        <source>Line {line}, warning: {message}</source>
        <translation>Dòng {line}, cảnh báo: {message}</translation>
    </message>
    <message>
        <location filename="viewer/ui/start_page.py"/>
        <source>Make a story of your own</source>
        <translation>Tự làm một câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Motion</source>
        <translation>Chuyển động</translation>
    </message>
    <message>
        <location filename="viewer/ui/keys_page.py"/>
        <source>Mouse</source>
        <translation>Chuột</translation>
    </message>
    <message>
        <location filename="viewer/ui/keys_page.py"/>
        <source>Move a photo zoomed in; otherwise take it to another program</source>
        <translation>Di chuyển ảnh đang phóng to; nếu không, đưa ảnh sang chương trình khác</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>Next</source>
        <translation>Tiếp theo</translation>
    </message>
    <message>
        <location filename="viewer/ui/keys_page.py"/>
        <source>Next or previous photo</source>
        <translation>Ảnh kế tiếp hoặc ảnh trước</translation>
    </message>
    <message>
        <location filename="viewer/ui/problems.py"/>
        <source>No program could be started that opens this file.</source>
        <translation>Không khởi động được chương trình nào để mở tệp này.</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>None</source>
        <translation>Không có</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>None for this photo</source>
        <translation>Ảnh này không có</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Not shown</source>
        <translation>Không hiển thị</translation>
    </message>
    <message>
        <location filename="viewer/ui/story_card.py"/>
        <source>Not there now</source>
        <translation>Hiện không có ở đó</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <location filename="viewer/ui/problems.py"/>
        <source>Nothing to mend: the story is read without a problem.</source>
        <translation>Không có gì cần sửa: câu chuyện được đọc trọn vẹn.</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Only a part of the file could be read.</source>
        <translation>Chỉ đọc được một phần của tệp.</translation>
    </message>
    <message>
        <location filename="viewer/ui/dialogs.py"/>
        <source>Open a folder of photos</source>
        <translation>Mở thư mục ảnh</translation>
    </message>
    <message>
        <location filename="viewer/ui/dialogs.py"/>
        <source>Open a story or photos</source>
        <translation>Mở câu chuyện hoặc ảnh</translation>
    </message>
    <message>
        <location filename="viewer/ui/notice.py"/>
        <source>Open another story…</source>
        <translation>Mở câu chuyện khác…</translation>
    </message>
    <message>
        <location filename="viewer/ui/notice.py"/>
        <source>Open at this line</source>
        <translation>Mở tại dòng này</translation>
    </message>
    <message>
        <location filename="viewer/ui/start_page.py"/>
        <source>Open folder…</source>
        <translation>Mở thư mục…</translation>
    </message>
    <message>
        <location filename="viewer/ui/drawer_tab.py"/>
        <source>Open the article</source>
        <translation>Mở bài viết</translation>
    </message>
    <message>
        <location filename="viewer/ui/dialogs.py"/>
        <source>Open this link in your browser?</source>
        <translation>Mở liên kết này trong trình duyệt?</translation>
    </message>
    <message>
        <location filename="viewer/ui/dialogs.py"/>
        <source>Open this link?</source>
        <translation>Mở liên kết này?</translation>
    </message>
    <message>
        <location filename="viewer/ui/start_page.py"/>
        <source>Open…</source>
        <translation>Mở…</translation>
    </message>
    <message>
        <location filename="viewer/ui/overview.py"/>
        <source>Overview of all photos</source>
        <translation>Tổng quan tất cả ảnh</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Own time</source>
        <translation>Thời gian riêng</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Pace of slideshows</source>
        <translation>Nhịp trình chiếu</translation>
    </message>
    <message>
        <location filename="viewer/ui/course.py"/>
        <source>Pace {pace}×</source>
        <translation>Nhịp {pace}×</translation>
    </message>
    <message>
        <location filename="viewer/ui/page_strip.py"/>
        <source>Pages of this photo</source>
        <translation>Các trang của ảnh này</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Photo</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <location filename="viewer/ui/article_row.py"/>
        <source>Photo {number}</source>
        <translation>Ảnh {number}</translation>
    </message>
    <message>
        <location filename="viewer/ui/photo_list.py"/>
        <source>Photo {number} of {count}: {caption}</source>
        <translation>Ảnh {number} trên {count}: {caption}</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Photos</source>
        <translation>Số ảnh</translation>
    </message>
    <message>
        <location filename="viewer/ui/about.py"/>
        <source>Photos are decoded by Pillow {pillow} (MIT-CMU License), stories read by PyYAML {yaml}, and screens kept awake by wakepy {wakepy} (both MIT License).</source>
        <translation>Ảnh được giải mã bằng Pillow {pillow} (Giấy phép MIT-CMU), câu chuyện được đọc bằng PyYAML {yaml}, màn hình được giữ sáng bằng wakepy {wakepy} (cả hai theo Giấy phép MIT).</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Place</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <location filename="viewer/ui/course.py"/>
        <source>Plays by itself</source>
        <translation>Tự động chạy</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Position</source>
        <translation>Tọa độ</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Primaries of its own</source>
        <translation>Màu cơ bản riêng</translation>
    </message>
    <message>
        <location filename="viewer/ui/printing.py"/>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <location filename="viewer/ui/printing.py"/>
        <source>Print all keys</source>
        <translation>In tất cả các phím</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Problems</source>
        <translation>Chỗ cần sửa</translation>
    </message>
    <message>
        <location filename="viewer/app/dialogs.py"/>
        <source>Problems in this story</source>
        <translation>Chỗ cần sửa trong câu chuyện này</translation>
    </message>
    <message>
        <location filename="viewer/ui/recent_menu.py"/>
        <source>R&amp;ecent stories</source>
        <translation>Câu chuyện gầ&amp;n đây</translation>
    </message>
    <message>
        <location filename="viewer/ui/start_page.py"/>
        <source>Recent stories</source>
        <translation>Câu chuyện gần đây</translation>
    </message>
    <message>
        <location filename="viewer/ui/crash_report.py"/>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Reset: {name}</source>
        <translation>Đặt lại: {name}</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Return to the window</source>
        <translation>Trở về cửa sổ</translation>
    </message>
    <message>
        <location filename="viewer/ui/menus.py"/>
        <source>S&amp;econd language</source>
        <translation>Ngôn ngữ thứ h&amp;ai</translation>
    </message>
    <message>
        <location filename="viewer/app/dialogs.py"/>
        <source>Save a copy</source>
        <translation>Lưu bản sao</translation>
    </message>
    <message>
        <location filename="viewer/ui/dialogs.py"/>
        <source>Save a copy as one file</source>
        <translation>Lưu bản sao thành một tệp</translation>
    </message>
    <message>
        <location filename="viewer/ui/saving.py"/>
        <source>Saving a copy as one file…</source>
        <translation>Đang lưu bản sao thành một tệp…</translation>
    </message>
    <message>
        <location filename="viewer/ui/about.py"/>
        <source>Set in {reading} and {interface}, both under the SIL Open Font License, version 1.1.</source>
        <translation>Dùng phông chữ {reading} và {interface}, cả hai theo Giấy phép Phông chữ Mở SIL, phiên bản 1.1.</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Settings</source>
        <translation>Thiết lập</translation>
    </message>
    <message>
        <location filename="viewer/ui/start_page.py"/>
        <source>Show its files</source>
        <translation>Hiện các tệp của nó</translation>
    </message>
    <message>
        <location filename="viewer/ui/article.py"/>
        <source>Show photo {number}</source>
        <translation>Hiện ảnh {number}</translation>
    </message>
    <message>
        <location filename="viewer/ui/keys_page.py"/>
        <source>Side buttons</source>
        <translation>Nút bên hông</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Size of text</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <location filename="viewer/ui/crash_report.py"/>
        <source>Something went wrong</source>
        <translation>Đã xảy ra sự cố</translation>
    </message>
    <message>
        <location filename="viewer/ui/crash_report.py"/>
        <source>Something went wrong in Photo Caption Viewer</source>
        <translation>Đã xảy ra sự cố trong Photo Caption Viewer</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>Speaker’s view</source>
        <translation>Màn hình người thuyết trình</translation>
    </message>
    <message>
        <location filename="viewer/ui/notice.py"/>
        <source>Start page</source>
        <translation>Trang đầu</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <location filename="viewer/ui/dialogs.py"/>
        <source>Stories and photos</source>
        <translation>Câu chuyện và ảnh</translation>
    </message>
    <message>
        <location filename="viewer/ui/dialogs.py"/>
        <source>Stories in one file</source>
        <translation>Câu chuyện trong một tệp</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Taken</source>
        <translation>Chụp lúc</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>The end</source>
        <translation>Hết</translation>
    </message>
    <message>
        <location filename="viewer/ui/course.py"/>
        <source>The end · {key} returns to the window</source>
        <translation>Hết · {key} trở về cửa sổ</translation>
    </message>
    <message>
        <location filename="viewer/ui/course.py"/>
        <source>The screen may go to sleep</source>
        <translation>Màn hình có thể tự tắt</translation>
    </message>
    <message>
        <location filename="viewer/ui/information.py"/>
        <source>The story</source>
        <translation>Câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/ui/printing.py"/>
        <source>The whole story</source>
        <translation>Toàn bộ câu chuyện</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>This is {format}, which cannot be shown here. Export it as JPEG, and name that file in the story.</source>
        <translation>Đây là {format}, không hiển thị được ở đây. Hãy xuất thành JPEG rồi ghi tên tệp đó trong câu chuyện.</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>This is {format}. Type “{command}” in a terminal and then press Ctrl+R, or export it as JPEG.</source>
        <translation>Đây là {format}. Hãy gõ “{command}” trong cửa sổ dòng lệnh rồi nhấn Ctrl+R, hoặc xuất thành JPEG.</translation>
    </message>
    <message>
        <location filename="viewer/ui/information.py"/>
        <source>This photo</source>
        <translation>Ảnh này</translation>
    </message>
    <message>
        <location filename="viewer/ui/failure_card.py"/>
        <source>This photo cannot be shown</source>
        <translation>Không hiển thị được ảnh này</translation>
    </message>
    <message>
        <location filename="viewer/ui/printing.py"/>
        <source>This photo with its captions</source>
        <translation>Ảnh này cùng chú thích</translation>
    </message>
    <message>
        <location filename="viewer/ui/start_page.py"/>
        <source>To begin with</source>
        <translation>Để bắt đầu</translation>
    </message>
    <message>
        <location filename="viewer/ui/information.py"/>
        <source>Translations</source>
        <translation>Bản dịch</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>Usual</source>
        <translation>Bình thường</translation>
    </message>
    <message>
        <location filename="viewer/ui/about.py"/>
        <source>Version {version}</source>
        <translation>Phiên bản {version}</translation>
    </message>
    <message>
        <location filename="viewer/ui/problem_list.py"/>
        <source>Warning</source>
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>What comes next</source>
        <translation>Tiếp theo là</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>What the room sees</source>
        <translation>Khán phòng đang thấy</translation>
    </message>
    <message>
        <location filename="viewer/ui/printing.py"/>
        <source>What to print</source>
        <translation>Nội dung in</translation>
    </message>
    <message>
        <location filename="viewer/ui/keys_page.py"/>
        <source>Wheel</source>
        <translation>Con lăn</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>Without a name</source>
        <translation>Không có tên</translation>
    </message>
    <message>
        <location filename="viewer/ui/information.py"/>
        <source>Words inside its file</source>
        <translation>Thông tin ghi trong tệp ảnh</translation>
    </message>
    <message>
        <location filename="viewer/ui/crash_report.py"/>
        <source>Your story stays open, and you can go on reading. If you report this, the text below says where it happened. It has not been sent to anybody.</source>
        <translation>Câu chuyện vẫn mở và bạn có thể đọc tiếp. Nếu bạn báo sự cố này, phần văn bản bên dưới cho biết nó xảy ra ở đâu. Chưa có gì được gửi cho ai.</translation>
    </message>
    <message>
        <location filename="viewer/ui/keys_page.py"/>
        <source>Zoom in or out</source>
        <translation>Phóng to hoặc thu nhỏ</translation>
    </message>
    <message>
        <location filename="viewer/ui/go_to.py"/>
        <source>of {count}</source>
        <translation>trên {count}</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>paused</source>
        <translation>tạm dừng</translation>
    </message>
    <message>
        <location filename="viewer/ui/story_card.py"/>
        <source>photo {number} of {count}</source>
        <translation>ảnh {number} trên {count}</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>toned down</source>
        <translation>đã giảm độ sáng</translation>
    </message>
    <message numerus="yes">
        <location filename="viewer/ui/facts.py"/>
        <source>{count:,} missing</source>
        <translation>
            <numerusform>Thiếu {count:,}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="viewer/ui/facts.py"/>
        <source>{count:,} parts</source>
        <translation>
            <numerusform>{count:,} phần</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="viewer/ui/words.py"/>
        <source>{count:,} things to mend</source>
        <translation>
            <numerusform>{count:,} chỗ cần sửa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="viewer/ui/crash_report.py"/>
        <source>{count:,} times:</source>
        <translation>
            <numerusform>{count:,} lần:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="viewer/ui/facts.py"/>
        <source>{count} bytes</source>
        <translation>
            <numerusform>{count} byte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="viewer/ui/overview.py"/>
        <source>{count} photos</source>
        <translation>
            <numerusform>{count} ảnh</numerusform>
        </translation>
    </message>
    <message>
        <location filename="viewer/ui/show_note.py"/>
        <source>{key} all keys</source>
        <translation>{key} tất cả các phím</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>{left} % from the left, {top} % from the top</source>
        <translation>{left}% từ bên trái, {top}% từ bên trên</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>{length} ({on_film} on 35 mm film)</source>
        <translation>{length} ({on_film} trên phim 35 mm)</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>{number:,} of {count:,}</source>
        <translation>{number:,} trên {count:,}</translation>
    </message>
    <message>
        <location filename="viewer/ui/settings_dialog.py"/>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <location filename="viewer/ui/footer.py"/>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <location filename="viewer/ui/help.py"/>
        <source>{prints} prints this page · {leave} or a click closes it</source>
        <translation>{prints} để in trang này · {leave} hoặc nhấp chuột để đóng</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>{seconds} seconds</source>
        <translation>{seconds} giây</translation>
    </message>
    <message>
        <location filename="viewer/ui/speaker_view.py"/>
        <source>{time} left</source>
        <translation>còn {time}</translation>
    </message>
    <message>
        <location filename="viewer/ui/facts.py"/>
        <source>{width:,} × {height:,} pixels</source>
        <translation>{width:,} × {height:,} điểm ảnh</translation>
    </message>
    <message numerus="yes">
        <location filename="viewer/ui/crash_report.py"/>
        <source>… and {count:,} more of other kinds.</source>
        <translation>
            <numerusform>… và {count:,} sự cố khác loại nữa.</numerusform>
        </translation>
    </message>
</context>
</TS>
